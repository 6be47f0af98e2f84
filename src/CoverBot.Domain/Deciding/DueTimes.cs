using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>When something of a crew falls due next.</summary>
public static class DueTimes
{
    /// <summary>A due up to this much ahead counts as due: replicas' clocks differ.</summary>
    public static Duration Grace { get; } = Duration.FromSeconds(2);

    /// <summary>How long after its end an absence is kept at hand: for late presses, and for words still to be said to a client.</summary>
    public static Duration KeptAtHand { get; } = Duration.FromDays(2);

    /// <summary>Null when nothing of it will ever fall due by itself.</summary>
    public static Instant? Of(Absence absence)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return Earliest(absence.Held.Values.Where(held => held < Instant.MaxValue).Select(held => (Instant?)held).Concat(absence.Over is { } over ? [Moot(absence, over)] : OfOpen(absence)));
    }

    /// <summary>The earliest of the whole crew.</summary>
    public static Instant? Of(CrewState crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return Earliest(crew.Absences.Values.Select(Of).Concat(crew.Members.Values.Select(Of)));
    }

    /// <summary>Of the member's own board and page.</summary>
    internal static Instant? Of(Member member) => Earliest(member.Held.Values.Select(held => (Instant?)held).Append(Homes.Ends(member)));

    /// <summary>Whether an unanswered offer gives way to the next one at its answer-by.</summary>
    internal static bool Lapses(Absence absence, Ask ask) =>
        !absence.IsUrgent && ask.Lines.Any(line => line.Offer is Offer.Pending);

    /// <summary>When words that nobody has said are no longer asked for; null when there are none.</summary>
    internal static Instant? Moot(Absence absence, Over over) =>
        absence.Covers.Any(cover => cover.ByHand.Any(words => words is { ToldBy: null, Overtaken: false })) ? over.At + KeptAtHand : null;

    private static IEnumerable<Instant?> OfOpen(Absence absence)
    {
        foreach (var ask in absence.Asks.Where(ask => ask.IsPending))
        {
            yield return ask.NudgeAt;
            yield return Lapses(absence, ask) ? ask.AnswerBy : null;
        }
        foreach (var cover in absence.Covers)
        {
            yield return cover.CallAt;
            yield return cover.HoldAt;
            yield return cover.GapAt;
            yield return Promising.Due(cover);
            yield return cover.Planned.IsEmpty ? null : cover.Planned.Min(notice => notice.Due);
        }
        foreach (var gap in absence.Gaps)
        {
            yield return gap.NextAt;
        }
        foreach (var ask in absence.Returns)
        {
            yield return ask.Answer is null ? ask.LeadAt : null;
        }
        yield return absence.MeetsAt;
        yield return absence.AskBackAt;
        yield return absence.AskLeadAt;
    }

    private static Instant? Earliest(IEnumerable<Instant?> moments) => moments.Min();
}
