using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>The host's own commands: time has come, a card did not arrive.</summary>
internal sealed class Ticks(Decisions decisions, Rules rules, IClock clock)
{
    private const string Host = "host";

    /// <summary>Ticks until nothing is due.</summary>
    /// <returns>The crew then, and when something falls due next; null when nothing does.</returns>
    public async Task<(Snapshot Crew, Instant? Due)> TickAsync(Snapshot snapshot, CancellationToken cancel)
    {
        while (true)
        {
            var due = rules.Due(snapshot.State);
            if (due is null || due > snapshot.At(clock) + DueTimes.Grace)
            {
                return (snapshot, due);
            }
            var outcome = await DecideAsync(snapshot.Id, new Command.Tick(), LeavesNothingDue, cancel);
            if (!outcome.Changed)
            {
                // The state that was due may have been replaced by somebody else's decision; if not, this says what is wrong.
                LeavesNothingDue(outcome.After.State, outcome.After.At(clock));
            }
            snapshot = outcome.After;
        }
    }

    public Task<Outcome> DecideAsync(CrewId crew, Command command, CancellationToken cancel) => DecideAsync(crew, command, null, cancel);

    private Task<Outcome> DecideAsync(CrewId crew, Command command, Action<CrewState, Instant>? check, CancellationToken cancel) => decisions.DecideAsync(
        new Wish(crew, null, Host, command.GetType().Name, (state, at) => rules.Decide(command, state, at), Check: check), cancel);

    private void LeavesNothingDue(CrewState state, Instant at)
    {
        if (rules.Due(state) <= at + DueTimes.Grace)
        {
            throw new InvalidOperationException($"a tick at {at} leaves something due");
        }
    }
}
