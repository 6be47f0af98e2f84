using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Teams;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>The fake itself: it must say no to what Teams says no to.</summary>
[Trait("kind", "rule")]
public sealed class FakeTeamsTests : IAsyncLifetime
{
    private readonly SettableTime time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private FakeTeams teams = null!;
    private FakeConversation acme = null!;
    private FakePerson ann = null!;

    public async ValueTask InitializeAsync()
    {
        teams = await FakeTeams.StartAsync(time);
        ann = teams.Person("Ann Example");
        acme = teams.Channel("Acme", [ann]);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", teams.World.Issue());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task A_token_that_is_none_of_its_own_is_not_taken()
    {
        teams.World.DropTokens();
        Assert.Equal(401, (await PostAsync(acme, Message())).Status);
        Assert.Empty(teams.Shown(acme));
    }

    [Fact]
    public async Task A_card_that_breaks_a_rule_of_Teams_is_refused_and_told()
    {
        Action<JsonObject>[] breaks =
        [
            message => message["text"] = "words",
            message => message.Remove("summary"),
            message => message["type"] = "typing",
            message => CardOf(message)["version"] = "1.6",
            message => CardOf(message)["body"]!.AsArray().Add(new JsonObject { ["type"] = "TextBlock", ["text"] = "<at>Ann</at>" }),
            message => CardOf(message)["body"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "ActionSet",
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "Action.Execute", ["title"] = "Go", ["data"] = new JsonObject { ["press"] = "x" },
                    ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = "Go", ["data"] = new JsonObject { ["press"] = "x" } },
                }),
            }),
            message => CardOf(message)["refresh"] = new JsonObject { ["action"] = new JsonObject { ["verb"] = "x" }, ["userIds"] = new JsonArray([.. Enumerable.Range(0, 61).Select(i => (JsonNode)$"29:{i}")]) },
            message => message["summary"] = new string('x', 41_000),
        ];
        foreach (var breaking in breaks)
        {
            var message = Message();
            breaking(message);
            Assert.Equal(400, (await PostAsync(acme, message)).Status);
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(breaks.Length, teams.World.Complaints.Count);
        Assert.Empty(teams.Shown(acme));
        Assert.Equal(201, (await PostAsync(acme, Message())).Status);
    }

    [Fact]
    public async Task A_chat_is_opened_once_without_a_message_s_id_and_a_thread_each_time_with_one()
    {
        var open = new JsonObject { ["isGroup"] = false, ["members"] = new JsonArray(new JsonObject { ["id"] = ann.Mri }), ["tenantId"] = teams.Home };
        var thread = new JsonObject { ["isGroup"] = true, ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = acme.Id } }, ["activity"] = Message(), ["tenantId"] = teams.Home };

        var chats = (Text(await SendAsync(HttpMethod.Post, "conversations", open), "id"), Text(await SendAsync(HttpMethod.Post, "conversations", open), "id"));
        var first = (await SendAsync(HttpMethod.Post, "conversations", thread)).Body!;

        Assert.Equal(chats.Item1, chats.Item2);
        Assert.Equal($"{acme.Id};messageid={first["activityId"]}", first["id"]!.GetValue<string>());
        Assert.Equal(400, (await SendAsync(HttpMethod.Post, "conversations", new() { ["isGroup"] = false, ["members"] = new JsonArray(new JsonObject { ["id"] = ann.Aad }), ["tenantId"] = teams.Home })).Status);
    }

    [Fact]
    public async Task Only_who_is_there_is_targeted_and_never_in_a_chat_of_two()
    {
        var ben = teams.Person("Ben Ortiz");

        Assert.Equal(201, (await PostAsync(acme, Message().To(ann.Mri), "?isTargetedActivity=true")).Status);
        Assert.Equal(400, (await PostAsync(acme, Message().To(ben.Mri), "?isTargetedActivity=true")).Status);
        Assert.Equal(400, (await PostAsync(teams.Chat(ann), Message().To(ann.Mri), "?isTargetedActivity=true")).Status);
    }

    [Fact]
    public async Task Only_the_message_that_is_there_is_changed()
    {
        var id = Text(await PostAsync(acme, Message()), "id");
        var path = $"conversations/{Uri.EscapeDataString(acme.Id)}/activities/";

        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path + id, Message())).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Put, path + "17", Message())).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Delete, path + id, null)).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Delete, path + id, null)).Status);
    }

    [Fact]
    public async Task Each_refusal_comes_with_its_own_code()
    {
        acme.HasBot = false;
        Assert.Equal("BotNotInConversationRoster", await CodeAsync());
        (acme.HasBot, acme.IsReadOnly) = (true, true);
        Assert.Contains("MessageWritesBlocked", (await PostAsync(acme, Message())).Body!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        acme.IsDeleted = true;
        Assert.Equal("ConversationNotFound", await CodeAsync());
        teams.World.Disabled.Add(teams.Home);
        Assert.Equal("BotDisabledByAdmin", await CodeAsync());
        teams.World.Elsewhere.Add(teams.Home);
        Assert.Equal("InvalidBotApiHost", await CodeAsync());
    }

    [Fact]
    public async Task The_eighth_message_within_a_second_is_too_fast()
    {
        var answers = new List<int>();
        for (var calls = 0; calls < 8; calls++)
        {
            answers.Add((await PostAsync(acme, Message())).Status);
        }
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([201, 201, 201, 201, 201, 201, 201, 429], answers);
        Assert.Equal(201, (await PostAsync(acme, Message())).Status);
    }

    [Fact]
    public async Task An_id_that_is_not_escaped_is_told()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{teams.ServiceUrl()}v3/conversations/{acme.Id}/pagedmembers");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith("an id is not escaped", Assert.Single(teams.World.Complaints), StringComparison.Ordinal);
    }

    private static JsonObject Message() => TeamsMessage.Of(Card.Of("Ben covers Acme."));

    private static JsonObject CardOf(JsonObject message) => message["attachments"]![0]!["content"]!.AsObject();

    private static string Text((int Status, JsonObject? Body) answer, string member) => answer.Body![member]!.GetValue<string>();

    private async Task<string> CodeAsync() => (await PostAsync(acme, Message())).Body!["error"]!["code"]!.GetValue<string>();

    private Task<(int Status, JsonObject? Body)> PostAsync(FakeConversation to, JsonObject message, string query = "") =>
        SendAsync(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(to.Id)}/activities{query}", message);

    private async Task<(int Status, JsonObject? Body)> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, $"{teams.ServiceUrl()}v3/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        await (request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : null);
    }
}
