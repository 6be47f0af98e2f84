using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>A team in Teams: Ann and Ben in the team's channel, Ann's client Acme with Dana in its own.</summary>
internal sealed class TeamsCrew(TeamsApp app)
{
    public FakePerson Ann { get; } = app.Fake.Person("Ann Example");

    public FakePerson Ben { get; } = app.Fake.Person("Ben Ortiz");

    public FakePerson Dana { get; } = app.Fake.Person("Dana Client");

    public FakeConversation Team => field ??= app.Fake.Channel("Team", [Ann, Ben]);

    public FakeConversation Acme => field ??= app.Fake.Channel("Acme", [Ann, Ben, Dana]);

    /// <summary>Ann sets the team's channel, and has read that it is.</summary>
    public async Task SetUpAsync()
    {
        await app.TakenAsync(app.Say.Message(Ann, Team, "channel here"));
        await Eventually.Async(() => app.Fake.Did().Any(deed => deed.Summary.Contains("team's channel now", StringComparison.Ordinal)));
        await app.ShownAsync();
    }

    /// <summary>Ann adds Acme, with Ben as backup, who is asked in his own chat.</summary>
    /// <returns>The card he gets.</returns>
    public async Task<FakeMessage> AskBenAsync()
    {
        await SetUpAsync();
        await app.TakenAsync(app.Say.Message(Ann, Acme, "client add Acme here"));
        await app.TakenAsync(app.Say.Message(Ann, app.Fake.Chat(Ann), "backups acme @\"Ben Ortiz\""));
        await app.ShownAsync();
        return app.Fake.Shown(app.Fake.Chat(Ben)).Single(message => message.Buttons.Contains("Fine"));
    }

    /// <summary>The answer to what somebody just said: told after it was acknowledged.</summary>
    public static async Task<FakeMessage> ToldAsync(Func<IReadOnlyList<FakeMessage>> there, int count = 1)
    {
        await Eventually.Async(() => there().Count >= count);
        return there()[count - 1];
    }

    /// <summary>The card in an answer's dialog.</summary>
    public static JsonObject Dialog(JsonNode answer)
    {
        Assert.Equal("continue", answer["task"]!["type"]!.GetValue<string>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["task"]!["value"]!["card"]!["contentType"]!.GetValue<string>());
        return answer["task"]!["value"]!["card"]!["content"]!.AsObject();
    }

    /// <summary>What sending the dialog off carries: its press and what stands in its inputs.</summary>
    public static JsonObject Data(JsonObject dialog)
    {
        var data = dialog["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var input in dialog["body"]!.AsArray().OfType<JsonObject>().Where(element => element["id"] is not null))
        {
            data[input["id"]!.GetValue<string>()] = input["value"]?.DeepClone() ?? "";
        }
        return data;
    }
}
