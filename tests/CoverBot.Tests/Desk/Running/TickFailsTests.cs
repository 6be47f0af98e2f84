using CoverBot.Desk;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

/// <summary>What time brings can't be decided: that is told to whoever looks after the bot, and holds nothing else up.</summary>
[Trait("kind", "contract")]
public sealed class TickFailsTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_people_have_just_decided_is_shown_also_when_the_rules_break_over_what_is_due()
    {
        using var desk = Desk((_, _) => throw new InvalidOperationException("a mistake of ours"));
        await DueAsync(desk);

        await Assert.ThrowsAsync<DecidingException>(desk.RunAsync);

        Assert.Contains("it", desk.Seen);
    }

    [Fact]
    public async Task What_people_have_just_decided_is_shown_also_when_what_is_due_is_too_much_to_keep()
    {
        using var desk = Desk(TooLong);
        await DueAsync(desk);

        await Assert.ThrowsAsync<TableLimitException>(desk.RunAsync);

        Assert.Contains("it", desk.Seen);
    }

    [Fact]
    public async Task A_wake_up_shows_it_too_and_counts_the_failure()
    {
        using var desk = Desk(TooLong);
        desk.Chat.IsDown = true;
        await DueAsync(desk);
        desk.Chat.IsDown = false;
        await store.PassAsync(Guard.Hidden);

        await desk.HandleWakeUpsAsync();

        Assert.Contains("it", desk.Seen);
        Assert.Contains(desk.Logged, line => line.Contains("failed for the 1. time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_much_to_keep_at_once_is_decided_in_parts()
    {
        var parts = new List<int>();
        using var desk = new OneDesk(store, SmallRules.All with
        {
            Decide = (command, crew, at) =>
            {
                if (command is Command.Tick tick)
                {
                    parts.Add(tick.Most);
                    return tick.Most > 4 ? TooLong(crew, at) : SmallRules.All.Decide(command, crew, at);
                }
                return SmallRules.All.Decide(command, crew, at);
            },
        });
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later lunch 1");
        await desk.QuietAsync();
        await store.PassAsync(Duration.FromMinutes(2));

        await desk.RunAsync();

        Assert.Equal([30, 15, 7, 3], parts);
        Assert.Contains(desk.Seen, words => words.StartsWith("lunch at", StringComparison.Ordinal));
    }

    private static Decision.Done TooLong(CrewState crew, Instant at)
    {
        var said = new Said(crew[SmallRules.AnnId].NextSaid, new SaidTo.Member(SmallRules.AnnId), Card.Of(new string('x', 400_000)));
        return new([new Event.MemberTold(SmallRules.AnnId, said)], new Answer.Silent());
    }

    private OneDesk Desk(Func<CrewState, Instant, Decision> tick) => new(store, SmallRules.All with
    {
        Decide = (command, crew, at) => command is Command.Tick ? tick(crew, at) : SmallRules.All.Decide(command, crew, at),
    });

    private static async Task DueAsync(OneDesk desk)
    {
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later lunch 0");
        await desk.TypeAsync("tell it");
        await desk.QuietAsync();
    }
}
