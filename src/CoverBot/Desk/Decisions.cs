using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>One crew decides one thing at a time: loads, decides, saves under the head it has read, and begins again when somebody else was first.</summary>
internal sealed class Decisions(CrewStore store, Commits commits, Rules rules, IClock clock, TimeProvider wall)
{
    /// <summary>For how long a decision is tried, from when it stands in line; a try that is under way then comes to its end.</summary>
    public static readonly TimeSpan Trying = TimeSpan.FromSeconds(20);

    /// <summary>A store that refuses answers at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<CrewId, SemaphoreSlim> gates = new();

    /// <exception cref="DecidingException">The rules broke; nothing was changed.</exception>
    /// <exception cref="TableLimitException">It is more than a crew can keep; nothing was changed.</exception>
    /// <exception cref="TimeoutException">It could not be saved in time; saying it again is safe.</exception>
    public async Task<Outcome> DecideAsync(Wish wish, CancellationToken cancel)
    {
        var gate = gates.GetOrAdd(wish.Crew, _ => new(1));
        var started = wall.GetTimestamp();
        if (!await gate.WaitAsync(Trying, cancel))
        {
            throw new TimeoutException("the crew's earlier decisions took too long");
        }
        try
        {
            while (true)
            {
                if (await TryAsync(wish, started, cancel) is { } outcome)
                {
                    return outcome;
                }
                if (wall.GetElapsedTime(started) > Trying)
                {
                    throw new TimeoutException("somebody else was always first");
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <returns>Null when somebody else was first, or the store did not answer a question.</returns>
    private async Task<Outcome?> TryAsync(Wish wish, long started, CancellationToken cancel)
    {
        try
        {
            var before = await store.LoadAsync(wish.Crew, cancel);
            var at = before.At(clock);
            var decision = Decide(wish, before.State, at);
            if (decision is not Decision.Done { Events.IsEmpty: false } done)
            {
                return await UnchangedAsync(wish, before, decision, cancel);
            }
            var after = done.Events.Aggregate(before.State, rules.Apply);
            var outcome = await commits.CommitAsync(wish, before, after, done, at, started, cancel);
            return outcome is { Repeated: true } ? outcome with { Answer = AnswerAgain(wish, outcome) } : outcome;
        }
        catch (TableUnsureException)
        {
            // A commit whose answer is lost is sent again where it was sent, so nothing was decided yet.
            await Task.Delay(Pause, wall, cancel);
            return null;
        }
    }

    private static Decision Decide(Wish wish, CrewState crew, Instant at)
    {
        try
        {
            return wish.Decide(crew, at);
        }
#pragma warning disable CA1031 // Whatever breaks in the rules is told in one sentence, and changes nothing.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new DecidingException(error);
        }
    }

    /// <summary>What changes nothing now may have changed something the first time it was said. A question never does.</summary>
    private async Task<Outcome> UnchangedAsync(Wish wish, Snapshot before, Decision decision, CancellationToken cancel)
    {
        if (decision is not Decision.Done { IsQuestion: true } && await commits.SeenAsync(wish, cancel) is { } answer)
        {
            return new(Again(decision, answer), Changed: false, Repeated: true, before);
        }
        return new(AnswerOf(decision), Changed: false, Repeated: false, before);
    }

    /// <summary>It is in: rules that break on what it has made of the crew take nothing of that back.</summary>
    private Answer AnswerAgain(Wish wish, Outcome outcome)
    {
        try
        {
            return Again(Decide(wish, outcome.After.State, outcome.After.At(clock)), outcome.Answer);
        }
        catch (DecidingException)
        {
            return outcome.Answer;
        }
    }

    /// <summary>What may not be written down is made anew where it still can be; all else is said as it was said first.</summary>
    private static Answer Again(Decision decision, Answer kept) => decision is Decision.Done { Events.IsEmpty: true, Again: not null } same ? same.Answer : kept;

    private static Answer AnswerOf(Decision decision) => decision switch
    {
        Decision.Done done => done.Answer,
        Decision.Refused refused => new Answer.Reply(refused.Refusal.Card, Refused: true),
        _ => throw new InvalidOperationException($"no such decision: {decision.GetType().Name}"),
    };
}

/// <summary>Something to be decided.</summary>
/// <param name="Delivery">The id under which the answer is kept; null for the host's own commands, which are harmless when repeated.</param>
/// <param name="Who">For the crew's log: a member's id, or "host".</param>
/// <param name="What">For the crew's log: the kind of thing, never its text.</param>
/// <param name="Enter">Called before the crew's first commit of all; null for a crew that is there.</param>
internal sealed record Wish(
    CrewId Crew, string? Delivery, string Who, string What, Func<CrewState, Instant, Decision> Decide,
    Func<CancellationToken, Task>? Enter = null);

/// <param name="Changed">Whether this very call has saved something.</param>
/// <param name="Repeated">Whether it was decided before: the answer is the one given then.</param>
/// <param name="After">The crew as it is now.</param>
internal sealed record Outcome(Answer Answer, bool Changed, bool Repeated, Snapshot After);

/// <summary>The rules broke; nothing was changed.</summary>
internal sealed class DecidingException(Exception inner) : Exception("the rules broke", inner);
