using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>The host's own commands: time has come, a card did not arrive.</summary>
internal sealed class Ticks(Decisions decisions, Rules rules, IClock clock)
{
    private const string Host = "host";

    /// <summary>Each does some of what is due for good: more than this is a mistake of ours, not a busy day.</summary>
    private const int MostTicks = 200;

    /// <summary>Ticks until nothing is due.</summary>
    /// <returns>The crew then, and when something falls due next; null when nothing does.</returns>
    public async Task<(Snapshot Crew, Instant? Due)> TickAsync(Snapshot snapshot, CancellationToken cancel)
    {
        for (var ticks = 0; ; ticks++)
        {
            var due = rules.Due(snapshot.State);
            if (due is null || due > snapshot.At(clock) + DueTimes.Grace)
            {
                return (snapshot, due);
            }
            var outcome = await TickOnceAsync(snapshot.Id, cancel);
            // The state that was due may have been replaced by somebody else's decision; if not, this says what is wrong.
            if (ticks == MostTicks || (!outcome.Changed && rules.Due(outcome.After.State) <= outcome.After.At(clock) + DueTimes.Grace))
            {
                throw new DecidingException(new InvalidOperationException($"a tick at {outcome.After.At(clock)} leaves something due"));
            }
            snapshot = outcome.After;
        }
    }

    /// <summary>What is too much for one transaction is decided in smaller parts; one thing that does not fit by itself is told.</summary>
    private async Task<Outcome> TickOnceAsync(CrewId crew, CancellationToken cancel)
    {
        for (var most = Command.Tick.AtOnce; ; most /= 2)
        {
            try
            {
                return await DecideAsync(crew, new Command.Tick(most), cancel);
            }
            catch (TableLimitException) when (most > 1)
            {
                // Fewer at once.
            }
        }
    }

    public Task<Outcome> DecideAsync(CrewId crew, Command command, CancellationToken cancel) => decisions.DecideAsync(
        new Wish(crew, null, Host, command.GetType().Name, (state, at) => rules.Decide(command, state, at)), cancel);
}
