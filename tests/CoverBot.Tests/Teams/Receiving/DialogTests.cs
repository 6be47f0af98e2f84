using System.Text.Json.Nodes;
using CoverBot.Tests.Rendering;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>Forms as dialogs: opened by a command, a button or a slash, sent off, and shown again with what is wrong.</summary>
[Trait("kind", "contract")]
public sealed class DialogTests : IAsyncLifetime
{
    private TeamsApp app = null!;
    private TeamsCrew crew = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TeamsApp.StartAsync();
        crew = new(app);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(app.Fake.World.Complaints);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_command_opens_the_form_at_once_and_no_message_is_sent()
    {
        await crew.SetUpAsync();
        var before = app.Fake.Did().Count;

        var answer = await app.AnswerAsync(app.Say.Command(crew.Ann, crew.Acme));

        Assert.StartsWith("away-form|", TeamsCrew.Data(TeamsCrew.Dialog(answer))["press"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(answer["task"]!["value"]!["title"]!.GetValue<string>());
        Assert.Equal(before, app.Fake.Did().Count);
    }

    [Fact]
    public async Task Where_there_is_no_team_yet_the_dialog_says_so()
    {
        var answer = await app.AnswerAsync(app.Say.Command(crew.Ann, app.Fake.Chat(crew.Ann)));

        Assert.Contains("no team yet", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(AdaptiveCardsTests.Elements(answer), element => element["type"]!.GetValue<string>() == "Action.Execute");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_wrong_stands_at_its_field_and_all_that_was_typed_is_kept(bool command)
    {
        await crew.AskBenAsync();
        var data = TeamsCrew.Data(TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Command(crew.Ann, crew.Acme))));
        (data["field.first"], data["field.last"], data["field.reach"]) = ("2026-12-04", "2026-11-30", "UrgentOnly");

        var again = TeamsCrew.Dialog(JsonNode.Parse(await SendAsync(data, command))!);

        var body = again["body"]!.AsArray();
        var input = body.Single(element => element!["id"]?.GetValue<string>() == "field.last")!;
        Assert.Equal("2026-11-30", input["value"]!.GetValue<string>());
        Assert.Equal("UrgentOnly", body.Single(element => element!["id"]?.GetValue<string>() == "field.reach")!["value"]!.GetValue<string>());
        Assert.Equal("Attention", body[body.IndexOf(input) + 1]!["items"]![0]!["inlines"]![0]!["color"]!.GetValue<string>());
        Assert.Empty((await app.CrewAsync()).Absences);

        data = TeamsCrew.Data(again);
        (data["field.first"], data["field.last"]) = ("2026-11-30", "2026-12-04");
        var sent = await SendAsync(data, command);
        Assert.Equal(command ? "Noted. The rest is in your chat with me." : null, sent.Length == 0 ? null : JsonNode.Parse(sent)!["task"]!["value"]!.GetValue<string>());
        Assert.Single((await app.CrewAsync()).Absences);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_absence()
    {
        await crew.AskBenAsync();
        var data = TeamsCrew.Data(TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Command(crew.Ann, crew.Acme))));
        (data["field.first"], data["field.last"]) = ("2026-11-30", "2026-12-04");
        var sent = app.Say.Submit(crew.Ann, crew.Acme, data);

        Assert.Equal("", await app.AnsweredAsync(sent.DeepClone().AsObject()));
        Assert.Equal("", await app.AnsweredAsync(sent));

        Assert.Single((await app.CrewAsync()).Absences);
    }

    [Fact]
    public async Task A_form_without_its_echo_is_told_in_words_what_is_wrong()
    {
        await crew.AskBenAsync();
        var data = TeamsCrew.Data(TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Command(crew.Ann, crew.Acme))));
        (data["field.first"], data["field.last"], data["form"]) = ("2026-12-04", "2026-11-30", "");

        var answer = await app.AnswerAsync(app.Say.Submit(crew.Ann, crew.Acme, data));

        Assert.Equal("message", answer["task"]!["type"]!.GetValue<string>());
        Assert.Contains("Nothing was changed", answer["task"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_form_changes_nothing()
    {
        await crew.AskBenAsync();
        var data = TeamsCrew.Data(TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Command(crew.Ann, crew.Acme))));
        (data["field.first"], data["field.last"]) = ("2026-11-30", "2026-12-04");

        await app.AnswerAsync(app.Say.Submit(crew.Dana, crew.Acme, data));

        Assert.Empty((await app.CrewAsync()).Absences);
    }

    private Task<string> SendAsync(JsonObject data, bool command) =>
        app.AnsweredAsync(command ? app.Say.CommandSubmit(crew.Ann, crew.Acme, data) : app.Say.Submit(crew.Ann, crew.Acme, data));
}
