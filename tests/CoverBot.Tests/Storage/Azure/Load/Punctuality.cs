using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>How late an offer's time-out fired, and how late what came of it could be seen, in wall seconds without those in which the storage gave no answer.</summary>
/// <param name="wall">A moment of the clock people are told, in wall time.</param>
/// <param name="down">When the storage gave no answer, or no replica was to run.</param>
/// <param name="posted">When a message was posted, by its mark; null when it was not.</param>
internal sealed class Punctuality(Func<Instant, Instant> wall, IReadOnlyList<(Instant From, Instant To)> down, Func<string, Instant?> posted)
{
    /// <summary>One for each offer that timed out and was followed by a question to somebody else, or to all.</summary>
    /// <param name="ticks">When time alone has changed something.</param>
    public IEnumerable<TimeOut> Of(CrewId crew, CrewState state, IReadOnlySet<Instant> ticks) =>
        from absence in state.Absences.Values
        from fired in TimeOuts(absence, ticks)
        let at = posted(Chats.Mark(crew.Value, Bulletin.BoardOf(absence.Id), fired.Key, 0))
        where at is not null
        select new TimeOut(Late(wall(fired.Due), wall(fired.At)), Late(wall(fired.Due), at.Value), $"{crew.Value} {absence.Id.Value} {fired.Key} due {fired.Due}, which was {wall(fired.Due)}, decided {wall(fired.At)}, seen {at}");

    private static IEnumerable<(Instant Due, Instant At, string Key)> TimeOuts(Absence absence, IReadOnlySet<Instant> ticks)
    {
        var questions = absence.Asks.Select(ask => (ask.AskedAt, ask.Key)).Concat(absence.Calls.Select(call => (call.At, call.Key))).Where(next => ticks.Contains(next.Item1)).OrderBy(next => next.Item1).ToList();
        foreach (var ask in absence.Asks.Where(_ => !absence.IsUrgent))
        {
            // Whoever had let it lapse may have been relieved by somebody else's yes since.
            foreach (var (at, key) in questions.Where(next => next.Item1 >= ask.AnswerBy - DueTimes.Grace && next.Item1 > ask.AskedAt && ask.Lines.Any(line => !HadEnded(line.Offer, next.Item1))).Take(1))
            {
                yield return (ask.AnswerBy, at, key);
            }
        }
        var urgent = absence.IsUrgent ? absence.Calls.FirstOrDefault(call => call.Number == 1) : null;
        if (urgent is not null && urgent.At >= absence.OpenedAt + OpenCallAfter && !absence.Asks.Any(ask => ask.Lines.Any(line => HadEnded(line.Offer, urgent.At))))
        {
            yield return (absence.OpenedAt + OpenCallAfter, urgent.At, urgent.Key);
        }
    }

    private static Duration OpenCallAfter => Duration.FromMinutes(10);

    /// <summary>Whether it was answered or taken away by then.</summary>
    private static bool HadEnded(Offer offer, Instant by) => offer switch
    {
        Offer.Accepted accepted => accepted.At <= by,
        Offer.Declined declined => declined.At <= by,
        Offer.Withdrawn withdrawn => withdrawn.At <= by,
        _ => false,
    };

    private double Late(Instant due, Instant seen)
    {
        var late = seen - due;
        foreach (var (from, to) in down)
        {
            late -= Duration.Max(Duration.Zero, Instant.Min(to, seen) - Instant.Max(from, due));
        }
        return Duration.Max(late, Duration.Zero).TotalSeconds;
    }
}

/// <param name="Fired">Seconds after its moment when it was saved that somebody else, or everybody, is asked.</param>
/// <param name="Seen">Seconds after its moment when that question was posted.</param>
/// <param name="What">Which one it was.</param>
internal sealed record TimeOut(double Fired, double Seen, string What);
