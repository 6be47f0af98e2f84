using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>The bot's own page for a member, delivered like any other board.</summary>
[Trait("kind", "contract")]
public sealed class HomePageTests : IDisposable
{
    private readonly TempStore store = new();
    private readonly OneDesk desk;

    public HomePageTests() => desk = new(store, Rules.OfTheDomain, people: ["ann", "ben"]);

    public void Dispose()
    {
        desk.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task It_is_made_once_and_follows_every_decision_that_shows_on_it()
    {
        await SetUpAsync();
        await OpenFirstAsync();

        await desk.TypeAsync("away fri");
        await desk.RunAsync();
        var seen = Edits;
        Assert.True(seen > 0, "the page did not follow");

        await desk.TypeAsync("note Acme the shop is closed on Mondays");
        await desk.RunAsync();
        Assert.Equal(seen, Edits);
    }

    [Fact]
    public async Task Each_opening_makes_it_anew_whatever_stands_there()
    {
        await SetUpAsync();
        await OpenFirstAsync();
        Assert.Equal(0, Edits);

        await OpenAsync("o2");

        await Eventually.Async(() => Edits == 1);
        await desk.RunAsync();
        Assert.Equal((1, 1), (Pages, Edits));
    }

    [Fact]
    public async Task An_opening_has_it_made_anew_although_the_process_was_killed_right_behind_it()
    {
        await SetUpAsync();
        await OpenFirstAsync();
        await desk.QuietAsync();
        await store.PassAsync(Guard.Hidden);
        await desk.HandleWakeUpsAsync();
        var isAsked = false;
        (desk.Chat.Before, desk.Chat.Holds) = (() => isAsked = true, new TaskCompletionSource().Task);
        await OpenAsync("o2");
        await Eventually.Async(() => isAsked);
        store.Restart();

        using var next = new OneDesk(store, Rules.OfTheDomain, desk.Room, people: ["ann", "ben"], alone: true);
        await store.PassAsync(Guard.Hidden);
        await next.HandleWakeUpsAsync();

        Assert.Equal((1, 1), (Pages, Edits));
    }

    [Fact]
    public async Task Opening_it_has_no_other_board_looked_at()
    {
        await SetUpAsync();
        var before = (await desk.Get<CrewStore>().HeadAsync(OneDesk.Crew, CancellationToken.None)).SettingsRev;

        await OpenAsync("o1");

        Assert.Equal(before, (await desk.Get<CrewStore>().HeadAsync(OneDesk.Crew, CancellationToken.None)).SettingsRev);
    }

    [Fact]
    public async Task Where_there_are_no_pages_nothing_is_tried_again_until_it_is_opened()
    {
        desk.Chat.HasNoPages = true;
        await SetUpAsync();
        await OpenAsync("o1");
        await Eventually.Async(async () => (await desk.KeysAsync()).Any(key => key.StartsWith("board|h-", StringComparison.Ordinal)));
        Assert.Null((await desk.RunAsync()).RetryAt);
        Assert.Equal(0, Pages);

        desk.Chat.HasNoPages = false;
        await OpenAsync("o2");
        await Eventually.Async(() => Pages == 1);
    }

    [Fact]
    public async Task When_the_day_is_over_it_is_left_as_it_is()
    {
        await SetUpAsync();
        await OpenFirstAsync();
        var seen = Edits;

        store.Clock.Advance(NodaTime.Duration.FromDays(1));
        await desk.RunAsync();
        await desk.TypeAsync("note Acme the shop is closed on Mondays");
        await desk.TypeAsync("client list");
        var outlook = await desk.RunAsync();

        Assert.Equal((seen, null), (Edits, outlook.RetryAt));
        Assert.Null((await desk.StateAsync()).Members.Values.Single(member => member.Name == "ann").HomeOn);
    }

    private int Pages
    {
        get
        {
            lock (desk.Room)
            {
                return desk.Room.Messages.Count(message => message.Conversation == "page of ann");
            }
        }
    }

    private int Edits
    {
        get
        {
            lock (desk.Room)
            {
                return desk.Room.Seen.Count(line => line.StartsWith("page of ann 1 is now", StringComparison.Ordinal));
            }
        }
    }

    private async Task SetUpAsync()
    {
        await desk.Get<IDesk>().HandleAsync(new Inbound.Typed("team", SmallRules.Ann, new ChannelRef("playground", "T1", "team"), store.Now, "", "channel here"), CancellationToken.None);
        await desk.TypeAsync("client add Acme by hand");
        await desk.RunAsync();
    }

    private async Task OpenAsync(string delivery) => Assert.IsType<Answer.Silent>(
        await desk.Get<IDesk>().HandleAsync(new Inbound.Opened(delivery, SmallRules.Ann, null, store.Now, ""), CancellationToken.None));

    /// <summary>Opens it for the first time: what follows the answer has made it.</summary>
    private async Task OpenFirstAsync()
    {
        await OpenAsync("o1");
        await Eventually.Async(() => Pages == 1);
        await desk.RunAsync();
    }
}
