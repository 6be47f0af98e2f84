using System.Net;
using System.Text.Json.Nodes;
using CoverBot.Tests.Rendering;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>What is said in Teams and where the answer stands.</summary>
[Trait("kind", "contract")]
public sealed class AnswerTests : IAsyncLifetime
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

    private FakeConversation OwnChat => app.Fake.Chat(crew.Ann);

    [Theory]
    [InlineData("away")]
    [InlineData("/away")]
    public async Task Away_in_the_own_chat_is_answered_there_with_a_button_that_opens_the_form(string text)
    {
        await crew.SetUpAsync();
        var before = app.Fake.Shown(OwnChat).Count;

        await app.TakenAsync(app.Say.Message(crew.Ann, OwnChat, text));

        var answer = await TeamsCrew.ToldAsync(() => app.Fake.Shown(OwnChat), before + 1);
        var open = answer.Action("Open the form");
        Assert.Equal(("Action.Submit", "task/fetch"), (open["type"]!.GetValue<string>(), open["data"]!["msteams"]!["type"]!.GetValue<string>()));
        var form = TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Fetch(crew.Ann, OwnChat, open["data"]!.AsObject(), answer.Id)));
        Assert.StartsWith("away-form|", form["actions"]![0]!["data"]!["press"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_zone_Teams_had_not_said_is_answered_in_the_one_it_says_along_with_the_words()
    {
        await crew.SetUpAsync();
        var chat = app.Fake.Chat(crew.Ben);
        var before = app.Fake.Shown(chat).Count;

        await app.TakenAsync(app.Say.Message(crew.Ben with { Zone = "Pacific/Auckland" }, chat, "away 24 dec"));

        Assert.Contains("Auckland time", (await TeamsCrew.ToldAsync(() => app.Fake.Shown(chat), before + 1)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_only_who_asked_sees_the_answer_in_the_same_thread()
    {
        crew.Team.Messages.Add(new("1759881511856", "", "29:somebody") { Activity = [] });

        await app.TakenAsync(app.Say.Message(crew.Ann, crew.Team, "help", root: "1759881511856"));

        var answer = await TeamsCrew.ToldAsync(() => app.Fake.ShownOnlyTo(crew.Ann, crew.Team));
        Assert.Equal("1759881511856", answer.Root);
        Assert.Empty(app.Fake.Shown(crew.Team));
    }

    [Fact]
    public async Task What_a_clients_people_ask_in_their_channel_is_answered_to_all_and_a_slash_command_to_one_alone()
    {
        await crew.AskBenAsync();
        var before = app.Fake.Shown(crew.Acme).Count;

        await app.TakenAsync(app.Say.Message(crew.Dana, crew.Acme, "who"));
        await TeamsCrew.ToldAsync(() => app.Fake.Shown(crew.Acme), before + 1);

        await app.TakenAsync(app.Say.Slash(crew.Dana, crew.Acme, "who"));
        await TeamsCrew.ToldAsync(() => app.Fake.ShownOnlyTo(crew.Dana, crew.Acme));
        Assert.Equal(before + 1, app.Fake.Shown(crew.Acme).Count);
    }

    [Fact]
    public async Task A_message_that_Teams_sends_again_is_answered_once()
    {
        var message = app.Say.Message(crew.Ann, OwnChat, "help");

        await Task.WhenAll(app.TakenAsync(message.DeepClone().AsObject()), app.TakenAsync(message.DeepClone().AsObject()));
        await app.TakenAsync(message);
        await app.TakenAsync(app.Say.Message(crew.Ann, OwnChat, "help"));

        await TeamsCrew.ToldAsync(() => app.Fake.Shown(OwnChat), 2);
        Assert.Equal(2, app.Fake.Did("post").Count);
    }

    [Fact]
    public async Task A_press_is_answered_with_words_and_the_card_is_edited()
    {
        var card = await crew.AskBenAsync();
        var chat = app.Fake.Chat(crew.Ben);

        var answer = await app.AnswerAsync(app.Say.Execute(crew.Ben, chat, card.Action("Fine"), card.Id));
        await app.ShownAsync();

        Assert.Equal(200, answer["statusCode"]!.GetValue<int>());
        Assert.Contains(app.Fake.Did("put"), deed => deed.Message == card.Id);
        Assert.DoesNotContain("Fine", app.Fake.Shown(chat).Single(message => message.Id == card.Id).Buttons);
    }

    [Fact]
    public async Task A_press_that_changes_nothing_any_more_has_the_card_edited_all_the_same()
    {
        var card = await crew.AskBenAsync();
        var fine = card.Action("Fine");
        await app.AnswerAsync(app.Say.Execute(crew.Ben, app.Fake.Chat(crew.Ben), fine, card.Id));
        await app.ShownAsync();
        var before = app.Fake.Did("put").Count(deed => deed.Message == card.Id);

        await app.AnswerAsync(app.Say.Execute(crew.Ben, app.Fake.Chat(crew.Ben), fine, card.Id));
        await Eventually.Async(() => app.Fake.Did("put").Count(deed => deed.Message == card.Id) > before);
    }

    [Fact]
    public async Task A_press_in_a_client_too_old_for_it_does_the_same()
    {
        var card = await crew.AskBenAsync();

        await app.TakenAsync(app.Say.SubmitMessage(crew.Ben, app.Fake.Chat(crew.Ben), card.Action("Fine")["fallback"]!["data"]!.AsObject(), card.Id));
        await app.ShownAsync();

        Assert.DoesNotContain("Fine", app.Fake.Shown(app.Fake.Chat(crew.Ben)).Single(message => message.Id == card.Id).Buttons);
    }

    [Fact]
    public async Task A_client_that_shows_a_card_again_gets_what_stands_on_it_now_and_nothing_is_changed()
    {
        var card = await crew.AskBenAsync();
        var before = app.Kept();

        var answer = await app.AnswerAsync(app.Say.Execute(crew.Ben, app.Fake.Chat(crew.Ben), card.Action("Fine"), card.Id, "automatic"));
        var elsewhere = await app.AnswerAsync(app.Say.Execute(crew.Dana, app.Fake.Chat(crew.Dana), card.Action("Fine"), card.Id, "automatic"));

        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["type"]!.GetValue<string>());
        Assert.Equal(card.Card.ToJsonString(), answer["value"]!.ToJsonString());
        Assert.Equal("application/vnd.microsoft.activity.message", elsewhere["type"]!.GetValue<string>());
        Assert.Equal(Without(before), Without(app.Kept()));
    }

    [Fact]
    public async Task Who_adds_the_bot_to_a_channel_is_asked_there_in_private_what_it_is_once()
    {
        await crew.SetUpAsync();
        await app.TakenAsync(app.Say.Installation(crew.Ann, crew.Acme));
        await app.TakenAsync(app.Say.BotAdded(crew.Ann, crew.Acme));

        var question = await TeamsCrew.ToldAsync(() => app.Fake.ShownOnlyTo(crew.Ann, crew.Acme));
        Assert.Contains("Acme", question.Words, StringComparison.Ordinal);
        var form = TeamsCrew.Dialog(await app.AnswerAsync(app.Say.Fetch(crew.Ann, crew.Acme, question.Action("Yes, mine")["data"]!.AsObject(), question.Id)));
        Assert.StartsWith("add-client|", form["actions"]![0]!["data"]!["press"]!.GetValue<string>(), StringComparison.Ordinal);

        var neither = await app.AnswerAsync(app.Say.Execute(crew.Ann, crew.Acme, question.Action("Neither"), question.Id));
        Assert.Equal("application/vnd.microsoft.card.adaptive", neither["type"]!.GetValue<string>());
        Assert.Contains("quiet", neither["value"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(app.Fake.ShownOnlyTo(crew.Ann, crew.Acme));
    }

    [Fact]
    public async Task Who_comes_into_the_teams_channel_is_a_member_and_who_leaves_is_none()
    {
        await crew.SetUpAsync();
        var cara = app.Fake.Person("Cara Third");
        crew.Team.Members.Add(cara);

        await app.TakenAsync(app.Say.Moved(cara, crew.Team, joined: true, says: false));
        Assert.Contains((await app.CrewAsync()).Members.Values, member => member.FullName == "Cara Third");

        crew.Team.Members.Remove(cara);
        await app.TakenAsync(app.Say.Moved(cara, crew.Team, joined: false, says: false));
        Assert.DoesNotContain((await app.CrewAsync()).Members.Values, member => member.FullName == "Cara Third" && member.Here);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_comes_into_the_whole_team_is_a_member_only_if_the_channels_own_list_says_so(bool listed)
    {
        await crew.SetUpAsync();
        var cara = app.Fake.Person("Cara Third");
        var general = app.Fake.Channel("General", [crew.Ann, crew.Ben, cara], team: crew.Team.Team);
        if (listed)
        {
            crew.Team.Members.Add(cara);
        }

        await app.TakenAsync(app.Say.Moved(cara, general, joined: true));

        Assert.Equal(listed, (await app.CrewAsync()).Members.Values.Any(member => member.FullName == "Cara Third"));
    }

    [Fact]
    public async Task What_a_person_said_and_could_not_be_saved_is_said_so()
    {
        app.Table.AfterRange = () => throw new IOException("the disk is away");

        await app.TakenAsync(app.Say.Message(crew.Ann, OwnChat, "help"));

        Assert.Contains("once more", (await TeamsCrew.ToldAsync(() => app.Fake.Shown(OwnChat))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_could_not_be_taken_is_told_again_and_then_answered()
    {
        var installed = app.Say.Installation(crew.Ann, crew.Acme);
        app.Table.AfterRange = () => throw new IOException("the disk is away");

        using var first = await app.PostAsync(installed.DeepClone().AsObject());
        using var second = await app.PostAsync(installed);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        await TeamsCrew.ToldAsync(() => app.Fake.ShownOnlyTo(crew.Ann, crew.Acme));
    }

    [Fact]
    public async Task A_press_whose_answer_is_more_than_a_few_words_is_told_beside_the_card()
    {
        var card = await crew.AskBenAsync();
        var (chat, before) = (app.Fake.Chat(crew.Ben), app.Fake.Shown(app.Fake.Chat(crew.Ben)).Count);

        var answer = await app.AnswerAsync(app.Say.Execute(crew.Ben, chat, new() { ["data"] = new JsonObject { ["press"] = "help" } }, card.Id));

        Assert.Equal(("application/vnd.microsoft.activity.message", "The answer is in a message to you."), (answer["type"]!.GetValue<string>(), answer["value"]!.GetValue<string>()));
        await TeamsCrew.ToldAsync(() => app.Fake.Shown(chat), before + 1);
    }

    [Fact]
    public async Task A_press_that_can_not_be_saved_for_two_seconds_is_told_so_and_then_what_came_of_it()
    {
        var card = await crew.AskBenAsync();
        var (chat, before) = (app.Fake.Chat(crew.Ben), app.Fake.Shown(app.Fake.Chat(crew.Ben)).Count);
        var saved = new TaskCompletionSource();
        app.Table.Before = () => saved.Task;
        var pressing = app.AnswerAsync(app.Say.Execute(crew.Ben, chat, card.Action("Fine"), card.Id));

        await Eventually.Async(() =>
        {
            app.Time.Ring();
            return pressing.IsCompleted;
        });

        Assert.Contains("Working on it", (await pressing)["value"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(TimeSpan.FromSeconds(2.2), app.Time.Patience);
        Assert.Contains("Fine", app.Fake.Shown(chat).Single(message => message.Id == card.Id).Buttons);
        saved.SetResult();
        Assert.Contains("protected", (await TeamsCrew.ToldAsync(() => app.Fake.Shown(chat), before + 1)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_installs_the_bot_later_gets_what_could_not_reach_him()
    {
        crew.Ben.HasApp = false;
        await crew.SetUpAsync();
        await app.TakenAsync(app.Say.Message(crew.Ann, crew.Acme, "client add Acme here"));
        await app.TakenAsync(app.Say.Message(crew.Ann, OwnChat, "backups acme @\"Ben Ortiz\""));
        await app.ShownAsync();
        crew.Ben.HasApp = true;

        await app.TakenAsync(app.Say.Installation(crew.Ben, app.Fake.Chat(crew.Ben)));
        await app.ShownAsync();

        await Eventually.Async(() => app.Fake.Shown(app.Fake.Chat(crew.Ben)).Any(message => message.Buttons.Contains("Fine")));
    }

    /// <summary>Leases of wake-ups come and go.</summary>
    private static string Without(string kept) => string.Join('\n', kept.Split('\n').Where(line => line.Contains("0head", StringComparison.Ordinal) || line.Contains("1crew", StringComparison.Ordinal)));
}
