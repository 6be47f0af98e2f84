using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Slack;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Slack.Receiving;
using CoverBot.Tests.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>Every call we make that the emulator knows, made to it.</summary>
[Trait("kind", "contract")]
public sealed class EmulatorTests(EmulatedSlack slack) : IClassFixture<EmulatedSlack>
{
    private const string Team = SlackEmulator.Team;

    private static readonly Card Offer = Gallery.For("slack").First(one => one.Name == "offer").Card;
    private static readonly Instant Before = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_is_installed_by_a_person_with_a_browser()
    {
        var found = await slack.Get<StoredWorkspaces>().FindAsync(Team, Cancel);

        Assert.Contains("Harbour", slack.LastPage, StringComparison.Ordinal);
        Assert.Contains("/invite @CoverBot", slack.LastPage, StringComparison.Ordinal);
        Assert.Equal((SlackEmulator.BotUser, "A0COVERBOT"), (found!.BotUser, found.AppId));
        Assert.Equal(SlackManifest.Scopes.Keys, found.Scopes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_code_of_nobodys_is_refused() =>
        Assert.Equal(new OAuthAnswer.Refused("invalid_code"), await slack.Get<OAuthAccess>().ExchangeAsync("nonsense", "http://127.0.0.1/slack/oauth", Cancel));

    [Fact]
    public async Task The_token_speaks_for_the_bot()
    {
        var body = await OkAsync("auth.test", []);

        Assert.Equal((Team, SlackEmulator.BotUser), (body["team_id"]!.GetValue<string>(), body["user_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_card_is_posted_found_by_its_mark_changed_and_deleted()
    {
        var (chat, place) = (slack.Get<SlackChat>(), await OpenedAsync(new Address.Room(new("slack", Team, slack.Channels.Acme))));

        var posted = await IdOf(chat.PostAsync(place, Offer, "mark-1", Cancel));

        Assert.Equal(posted, await IdOf(chat.LookUpAsync(place, "mark-1", Before, Cancel)));
        Assert.IsType<ChatResult.Gone>(await chat.LookUpAsync(place, "mark-2", Before, Cancel));
        Assert.Equal(posted, await IdOf(chat.EditAsync(place, posted, Card.Of("Ben has it."), Cancel)));
        Assert.Equal(posted, await IdOf(chat.LookUpAsync(place, "mark-1", Before, Cancel)));
        Assert.Contains("Ben has it.", (await MessageAsync(slack.Channels.Acme, posted))!.ToJsonString(), StringComparison.Ordinal);
        Assert.IsType<ChatResult.Done>(await chat.DeleteAsync(place, posted, Cancel));
        Assert.IsType<ChatResult.Gone>(await chat.DeleteAsync(place, posted, Cancel));
    }

    [Fact]
    public async Task Somebody_is_written_to_in_their_own_chat()
    {
        var place = await OpenedAsync(new Address.Person(Account(slack.People.Ben)));

        Assert.IsType<ChatResult.Done>(await slack.Get<SlackChat>().PostAsync(place, Offer, "mark-3", Cancel));
        Assert.StartsWith("D", SlackPlace.Parse(place).Channel, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_channel_the_bot_is_not_in_can_not_be_reached()
    {
        var place = await OpenedAsync(new Address.Room(new("slack", Team, slack.Channels.Team)));

        Assert.IsType<ChatResult.Unreachable>(await slack.Get<SlackChat>().PostAsync(place, Offer, "mark-4", Cancel));
    }

    [Fact]
    public async Task An_answer_only_one_person_sees_is_taken()
    {
        var arguments = SlackMessage.Arguments(slack.Channels.Acme, SlackBlocks.Of(Offer));
        arguments["user"] = slack.People.Ann;

        Assert.NotNull((await OkAsync("chat.postEphemeral", arguments))["message_ts"]);
    }

    [Fact]
    public async Task People_and_channels_are_known()
    {
        var people = slack.Get<SlackPeople>();

        Assert.Equal("Ann Example", (await people.FindAsync(Account(slack.People.Ann), Cancel))!.FullName);
        Assert.Null(await people.FindAsync(Account(SlackEmulator.BotUser), Cancel));
        Assert.Null(await people.FindAsync(Account("U0NOBODY"), Cancel));
        Assert.Equal(new ChannelInfo("acme", false), await people.ChannelAsync(new("slack", Team, slack.Channels.Acme), Cancel));
        Assert.Null(await people.ChannelAsync(new("slack", Team, "C0NOWHERE"), Cancel));
        var members = await people.MembersAsync(new("slack", Team, slack.Channels.Acme), Cancel);
        Assert.Contains(Account(slack.People.Ann), members);
        Assert.Contains(Account(slack.People.Ben), members);
    }

    [Fact]
    public async Task The_Home_tab_is_published()
    {
        var (chat, place) = (slack.Get<SlackChat>(), await OpenedAsync(new Address.Home(Account(slack.People.Ann))));

        Assert.IsType<ChatResult.Done>(await chat.PostAsync(place, Offer, "", Cancel));
        Assert.IsType<ChatResult.Done>(await chat.EditAsync(place, "home", Card.Of("Nothing waits for you."), Cancel));
    }

    [Fact]
    public async Task A_trigger_opens_one_form_which_is_then_filled_in()
    {
        var (views, trigger) = (new SlackViews(slack.Get<SlackApi>(), NullLogger<SlackViews>.Instance), await TriggerAsync());

        var view = await views.OpenAsync(Team, trigger, SlackAnswers.Loading);

        Assert.NotNull(view);
        Assert.True(await views.UpdateAsync(Team, view, SlackBlocks.Modal(Forms.Away)));
        Assert.Null(await views.OpenAsync(Team, trigger, SlackAnswers.Loading));
        Assert.Null(await views.OpenAsync(Team, "no trigger", SlackAnswers.Loading));
        Assert.False(await views.UpdateAsync(Team, "V0NOVIEW", SlackAnswers.Loading));
    }

    [Fact]
    public async Task A_missing_scope_is_named() => Assert.Equal(
        new SlackReply.No("missing_scope", "chat:write"),
        await slack.Get<SlackApi>().CallAsync(new SlackToken.Bearer(SlackEmulator.ReaderToken), "chat.postMessage", SlackMessage.Arguments(slack.Channels.Acme, SlackBlocks.Of(Offer)), Cancel));

    private static Account Account(string user) => new("slack", Team, user);

    private static async Task<string> IdOf(Task<ChatResult> result) => Assert.IsType<ChatResult.Done>(await result).Id;

    private Task<string> OpenedAsync(Address to) => IdOf(slack.Get<SlackChat>().OpenAsync(to, Cancel));

    private async Task<JsonObject> OkAsync(string method, Dictionary<string, string> arguments) =>
        Assert.IsType<SlackReply.Ok>(await slack.Get<SlackApi>().CallAsync(Team, method, arguments, Cancel)).Body;

    private async Task<string> TriggerAsync() => (await OkAsync("views.generateTriggerId", new() { ["user_id"] = slack.People.Ann }))["trigger_id"]!.GetValue<string>();

    private async Task<JsonNode?> MessageAsync(string channel, string ts) =>
        (await slack.Emulator.AskAsync("conversations.history", ("channel", channel)))["messages"]!.AsArray().FirstOrDefault(one => one!["ts"]!.GetValue<string>() == ts);
}
