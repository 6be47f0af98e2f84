using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Somebody with an account, or an anonymous visitor without one.</summary>
/// <param name="Tenant">The tenant the account belongs to.</param>
internal sealed record FakePerson(string Aad, string Mri, string Name, string Tenant)
{
    public string Zone { get; init; } = "Europe/London";

    public bool IsAnonymous { get; init; }

    /// <summary>Whether the account is a guest's in that tenant.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Whether the person has the app, in the personal scope.</summary>
    public bool HasApp { get; set; } = true;

    /// <summary>Whether the person has blocked the bot.</summary>
    public bool Blocks { get; set; }

    public string Given => Name.Split(' ')[0];

    /// <summary>As a roster says it.</summary>
    public JsonObject Json()
    {
        var json = new JsonObject { ["id"] = Mri, ["name"] = Name, ["tenantId"] = Tenant, ["userRole"] = IsAnonymous ? "anonymous" : IsGuest ? "guest" : "user" };
        if (!IsAnonymous)
        {
            (json["aadObjectId"], json["objectId"]) = (Aad, Aad);
            (json["givenName"], json["surname"], json["userPrincipalName"]) = (Given, Name.Split(' ')[^1], $"{Given.ToUpperInvariant()}@example.test");
        }
        return json;
    }
}

/// <summary>A person's own chat with the bot, a group chat, or a channel.</summary>
/// <param name="Tenant">The host tenant.</param>
/// <param name="Kind">personal, groupChat or channel.</param>
internal sealed record FakeConversation(string Id, string Tenant, string Kind, string Name)
{
    /// <summary>The team's id; "" where there is none.</summary>
    public string Team { get; init; } = "";

    /// <summary>standard, private or shared; "" for what is no channel.</summary>
    public string Type { get; init; } = "";

    public List<FakePerson> Members { get; } = [];

    public List<FakeMessage> Messages { get; } = [];

    public bool HasBot { get; set; } = true;

    public bool IsDeleted { get; set; }

    /// <summary>Whether nobody may write there.</summary>
    public bool IsReadOnly { get; set; }
}

/// <summary>A message of the bot's.</summary>
/// <param name="Root">The message whose thread it is in; "" when it begins one.</param>
/// <param name="OnlyFor">The MRI of the one who sees it; "" for everybody.</param>
internal sealed record FakeMessage(string Id, string Root, string OnlyFor)
{
    public required JsonObject Activity { get; set; }

    public JsonObject Card => Activity["attachments"]![0]!["content"]!.AsObject();

    public string Summary => Activity["summary"]!.GetValue<string>();

    /// <summary>What can be read on it, line by line.</summary>
    public string Words => string.Join('\n', Elements(Card).Where(element => element["type"]?.GetValue<string>() is "TextBlock" or "RichTextBlock").Select(Line));

    /// <summary>The ids of those who are mentioned, in order.</summary>
    public IReadOnlyList<string> Mentions => [.. (Card["msteams"]?["entities"] as JsonArray ?? []).Select(entity => entity!["mentioned"]!["id"]!.GetValue<string>())];

    /// <summary>The buttons' titles.</summary>
    public IReadOnlyList<string> Buttons => [.. Actions().Select(action => action["title"]!.GetValue<string>())];

    /// <summary>The action behind a button.</summary>
    public JsonObject Action(string title) => Actions().Single(action => action["title"]!.GetValue<string>() == title);

    public bool Says(string words) => Words.Contains(words, StringComparison.OrdinalIgnoreCase) || Summary.Contains(words, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<JsonObject> Actions() => Elements(Card).Where(element => element["type"]?.GetValue<string>() is "ActionSet").SelectMany(set => set["actions"]!.AsArray()).Select(action => action!.AsObject());

    private static string Line(JsonObject element) => element["text"]?.GetValue<string>() ?? string.Concat(element["inlines"]!.AsArray().Select(run => run!["text"]!.GetValue<string>()));

    private static IEnumerable<JsonObject> Elements(JsonNode? json) => json switch
    {
        JsonObject element => element.SelectMany(member => Elements(member.Value)).Prepend(element),
        JsonArray items => items.SelectMany(Elements),
        _ => [],
    };
}

/// <summary>What the bot did that anybody could see, in order.</summary>
/// <param name="What">open, post, target, put or delete.</param>
/// <param name="Conversation">Without a message's id.</param>
internal sealed record FakeDeed(int Number, string What, string Tenant, string Conversation, string Message, string Summary);

/// <summary>The same words posted again: Teams gives a bot nothing to recognise its own message by.</summary>
/// <param name="Extra">How often more than once.</param>
/// <param name="Lost">How often it was posted and its answer lost.</param>
internal sealed record FakeDouble(string Conversation, string Summary, int Extra, int Lost);

/// <summary>Teams says no.</summary>
internal sealed class TeamsNo(int status, string code, string? subCode = null) : Exception(code)
{
    public int Status { get; } = status;

    /// <summary>A sub-code comes as JSON within the sentence, and with another envelope.</summary>
    public JsonObject Body() => subCode is null
        ? new() { ["error"] = new JsonObject { ["code"] = Message, ["message"] = "a sentence" } }
        : new() { ["errorCode"] = 209, ["message"] = $"{{\r\n  \"subCode\": \"{subCode}\",\r\n  \"details\": \"a sentence\",\r\n  \"errorCode\": null,\r\n  \"errorSubCode\": null\r\n}}" };
}
