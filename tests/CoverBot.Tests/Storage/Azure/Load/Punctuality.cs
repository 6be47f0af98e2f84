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
    /// <summary>One for each offer that timed out, and for each call in an emergency.</summary>
    /// <param name="lapses">What the log says of offers that were not answered in time.</param>
    /// <param name="ticks">When time alone has changed something, and nobody has said anything.</param>
    public IEnumerable<TimeOut> Of(CrewId crew, CrewState state, IEnumerable<Lapse> lapses, IReadOnlySet<Instant> ticks) =>
        from one in lapses.SelectMany(lapse => TimedOut(state, lapse)).Concat(state.Absences.Values.SelectMany(absence => Urgent(absence, ticks))).Distinct()
        let seen = one.Key.Length == 0 ? null : posted(Chats.Mark(crew.Value, Bulletin.BoardOf(one.Absence.Id), one.Key, 0))
        let shown = wall(Awake(state, one))
        select new TimeOut(
            Late(wall(one.Due), wall(one.At)),
            seen is null ? 0 : Late(shown, seen.Value),
            $"{crew.Value} {one.Absence.Id.Value} {one.Key} due {one.Due}, which was {wall(one.Due)}, decided {wall(one.At)}, seen {seen}");

    /// <summary>Whoever is asked, or called, in the decision with which an offer timed out is so because of it.</summary>
    private static IEnumerable<Fired> TimedOut(CrewState state, Lapse lapse) =>
        state.Absences.GetValueOrDefault(lapse.Absence.Value) is { } absence && absence.Asks.FirstOrDefault(ask => ask.Number == lapse.Ask) is { } ask
            ? [new(absence, ask.AnswerBy, lapse.At, Questions(absence).FirstOrDefault(next => next.At == lapse.At).Key ?? "")] : [];

    /// <summary>In an emergency all are called so long after they were asked, where nobody had it in between and it was passed on to nobody.</summary>
    private static IEnumerable<Fired> Urgent(Absence absence, IReadOnlySet<Instant> ticks) =>
        from call in absence.Calls
        where absence.IsUrgent && ticks.Contains(call.At)
        let asked = absence.Asks.Where(ask => ask.AskedAt + OpenCallAfter <= call.At + DueTimes.Grace && ask.Lines.Any(line => call.Clients.Contains(line.Client))).ToList()
        where asked.Count > 0 && !asked.Any(ask => ask.Lines.Any(line => call.Clients.Contains(line.Client) && (line.Handed || HadBeenTaken(line.Offer, call.At))))
        select new Fired(absence, asked.Max(ask => ask.AskedAt) + OpenCallAfter, call.At, call.Key);

    private static bool HadBeenTaken(Offer offer, Instant by) => offer switch
    {
        Offer.Accepted accepted => accepted.At <= by,
        Offer.Withdrawn withdrawn => withdrawn.At <= by,
        _ => false,
    };

    private static IEnumerable<(Instant At, string Key)> Questions(Absence absence) =>
        absence.Asks.Select(ask => (ask.AskedAt, ask.Key)).Concat(absence.Calls.Select(call => (call.At, call.Key)));

    /// <summary>When what came of it may ring: the night holds a question, where the person is, and a call, where the crew is.</summary>
    private static Instant Awake(CrewState state, Fired one)
    {
        var zone = one.Absence.Asks.FirstOrDefault(ask => ask.Key == one.Key) is { } ask ? state[ask.Member].Week.ZoneId : state.Settings.ZoneId;
        return !one.Absence.IsUrgent && state.Settings.Quiet?.EndOf(one.At, zone) is { } end && end > one.At ? end : one.Due;
    }

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

/// <param name="Absence">Which it was about.</param>
/// <param name="Ask">The number of the question.</param>
/// <param name="At">When that was decided, on the clock people are told.</param>
internal sealed record Lapse(AbsenceId Absence, int Ask, Instant At);

/// <param name="Due">Its moment, and <paramref name="At"/> when it was decided, on the clock people are told.</param>
/// <param name="Key">The question that came of it; "" for none.</param>
internal sealed record Fired(Absence Absence, Instant Due, Instant At, string Key);

/// <param name="Fired">Seconds after its moment when it was decided that it has timed out.</param>
/// <param name="Seen">Seconds after its moment, or the end of the night that held it, when the question that came of it was posted; 0 where none was.</param>
/// <param name="What">Which one it was.</param>
internal sealed record TimeOut(double Fired, double Seen, string What);
