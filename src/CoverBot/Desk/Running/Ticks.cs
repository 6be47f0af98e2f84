using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>The host's own commands: time has come, a card did not arrive.</summary>
internal sealed class Ticks(CrewStore store, Decisions decisions, Rules rules, IClock clock)
{
    private const string Host = "host";

    /// <summary>Ticks until nothing is due.</summary>
    /// <returns>When something falls due next, null when nothing does; and the crew as it is then.</returns>
    public async Task<(long Rev, Instant? Due, CrewState State)> TickAsync(CrewId crew, CancellationToken cancel)
    {
        while (true)
        {
            var snapshot = await store.LoadAsync(crew, cancel);
            var due = rules.Due(snapshot.State);
            if (due is null || due > snapshot.At(clock) + DueTimes.Grace)
            {
                return (snapshot.Head.Rev, due, snapshot.State);
            }
            var outcome = await DecideAsync(crew, new Command.Tick(), LeavesNothingDue, cancel);
            if (!outcome.Changed)
            {
                // The state that was due may have been replaced by somebody else's decision; if not, this says what is wrong.
                LeavesNothingDue(outcome.After.State, outcome.After.At(clock));
            }
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
