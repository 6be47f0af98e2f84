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
    /// <summary>One for each offer that is known to have timed out, by what was then written of it or by whom time alone has had asked next.</summary>
    /// <param name="ticks">When time alone has changed something, and nobody has said anything.</param>
    public IEnumerable<TimeOut> Of(CrewId crew, CrewState state, IReadOnlySet<Instant> ticks) =>
        from absence in state.Absences.Values
        from fired in Lapsed(absence).Concat(InTurn(absence, ticks)).Concat(Urgent(absence, ticks)).Distinct()
        let seen = fired.Key.Length == 0 ? null : posted(Chats.Mark(crew.Value, Bulletin.BoardOf(absence.Id), fired.Key, 0))
        where fired.Key.Length == 0 || seen is not null
        select new TimeOut(Late(wall(fired.Due), wall(fired.At)), Late(wall(fired.Due), seen ?? wall(fired.At)), $"{crew.Value} {absence.Id.Value} {fired.Key} due {fired.Due}, which was {wall(fired.Due)}, decided {wall(fired.At)}, seen {seen}");

    /// <summary>What was not answered since says itself when it timed out; whoever was asked, or called, in that very decision was so because of it.</summary>
    private static IEnumerable<(Instant Due, Instant At, string Key)> Lapsed(Absence absence) =>
        from ask in absence.Asks
        from at in ask.Lines.Select(line => line.Offer).OfType<Offer.Lapsed>().Select(lapsed => lapsed.At).Distinct()
        select (ask.AnswerBy, at, Questions(absence).FirstOrDefault(next => next.At == at).Key ?? "");

    /// <summary>Whoever is asked in turn is so once the one before has timed out. (Whoever is called may have come back from leave since.)</summary>
    private static IEnumerable<(Instant Due, Instant At, string Key)> InTurn(Absence absence, IReadOnlySet<Instant> ticks) =>
        from next in absence.Asks
        where !next.Together && ticks.Contains(next.AskedAt)
        let before = absence.Asks.Where(ask => ask.Number < next.Number && ask.AskedAt < next.AskedAt && ask.AnswerBy <= next.AskedAt + DueTimes.Grace
            && ask.Lines.Any(line => next.Lines.Any(mine => mine.Client == line.Client))).ToList()
        where before.Count > 0
        select (before.Max(ask => ask.AnswerBy), next.AskedAt, next.Key);

    /// <summary>In an emergency all are called so long after they were asked, where nobody had it in between.</summary>
    private static IEnumerable<(Instant Due, Instant At, string Key)> Urgent(Absence absence, IReadOnlySet<Instant> ticks) =>
        from call in absence.Calls
        where absence.IsUrgent && ticks.Contains(call.At)
        let asked = absence.Asks.Where(ask => ask.AskedAt + OpenCallAfter <= call.At + DueTimes.Grace && ask.Lines.Any(line => call.Clients.Contains(line.Client))).ToList()
        where asked.Count > 0 && !asked.Any(ask => ask.Lines.Any(line => call.Clients.Contains(line.Client) && HadBeenTaken(line.Offer, call.At)))
        select (asked.Max(ask => ask.AskedAt) + OpenCallAfter, call.At, call.Key);

    private static bool HadBeenTaken(Offer offer, Instant by) => offer switch
    {
        Offer.Accepted accepted => accepted.At <= by,
        Offer.Withdrawn withdrawn => withdrawn.At <= by,
        _ => false,
    };

    private static IEnumerable<(Instant At, string Key)> Questions(Absence absence) =>
        absence.Asks.Select(ask => (ask.AskedAt, ask.Key)).Concat(absence.Calls.Select(call => (call.At, call.Key)));

    private static Duration OpenCallAfter => Duration.FromMinutes(10);

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
