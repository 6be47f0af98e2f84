using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Bulletins;

/// <summary>Pieces that several cards show.</summary>
internal static class Parts
{
    public static Block.Paragraph Line(string words) => new(Text.Of(words));

    public static Block.Buttons Row(params Button[] buttons) => new([.. buttons]);

    public static Card Card(string summary, IEnumerable<Block?> blocks) => new(summary, [.. blocks.OfType<Block>()]);

    /// <summary>What whoever reported somebody says instead of a second person.</summary>
    public static Button Spoken(Absence absence, string owner) => new($"I have spoken to {owner} or the family", Presses.Spoken(absence.Id));

    /// <summary>Nothing where every client was told already.</summary>
    public static Button[] ChangeWords(AbsenceView view) => view.Absence.Covers.Any(cover => cover.Knows is null && cover.Stage is not CoverStage.Kept)
        ? [new Button("Change the words", Presses.Words(view.Absence.Id))] : [];

    /// <summary>Where one client stands, for owner and leads: who was asked and whose turn it is.</summary>
    /// <param name="reader">Whose zone the times are in.</param>
    public static string Standing(AbsenceView view, Cover cover, MemberId reader) => cover.Stage switch
    {
        CoverStage.Asking => Asked(view, cover, reader),
        CoverStage.Covered covered => $"{view.Name(covered.By)} steps in{(covered.Read is null ? "" : " and has read the handover")}",
        CoverStage.Open when view.Crew[cover.Client].Backups.IsEmpty => "nobody has said yes yet; it has no backups",
        CoverStage.Open => "nobody has said yes yet; everybody on the list was asked",
        CoverStage.NobodyNeeded => $"nobody needed; {(cover.Knows is null ? "will just be told" : cover.HasHeard ? "told" : "to be told by hand")}",
        CoverStage.Kept => $"stays with {(reader == view.Absence.Owner ? "you" : view.OwnerName)}; nobody is asked",
        CoverStage.Ended { By: { } by } => $"{view.Name(by)} looked after it",
        _ => "over",
    };

    private static string Asked(AbsenceView view, Cover cover, MemberId reader)
    {
        var pending = view.Absence.Asks.Where(ask => ask.Lines.Any(line => line.Client == cover.Client && line.Offer is Offer.Pending)).ToList();
        if (pending.Count == 0)
        {
            return "somebody is asked next";
        }
        if (view.Absence.IsUrgent || pending.Count > 1)
        {
            var until = view.Absence.IsUrgent ? "; first yes has it" : $" until {view.Moment(pending.Min(ask => ask.AnswerBy), reader)}";
            return $"asking {Lists.And(pending.Select(ask => view.Name(ask.Member)))}{until}";
        }
        var next = view.Crew[cover.Client].Backups.Where(id => !view.Absence.Asks.Any(ask => ask.Terms == view.Absence.Terms && ask.Member == id && ask.Lines.Any(line => line.Client == cover.Client))
            && id != view.Absence.Owner && !view.Crew.IsAway(id, view.Absence.Span)).Select(view.Name).ToList();
        var then = next.Count == 0 ? "" : $", then {string.Join(", then ", next)}";
        return $"asking {view.Name(pending[0].Member)} until {view.Moment(pending[0].AnswerBy, reader)}{then}";
    }

    /// <summary>A bullet per client: name in bold, then where it stands; clients that stand alike share one.</summary>
    public static Block.Bullets Standings(AbsenceView view, MemberId reader) => new([.. view.HotFirst
        .GroupBy(cover => Standing(view, cover, reader))
        .Select(alike => Text.Bold(string.Join(", ", alike.Select(cover => view.Name(cover.Client)))).Then($" – {alike.Key}"))]);

    /// <summary>What each client will read, or still has to be told by hand, word for word.</summary>
    public static IEnumerable<Block> ClientWords(AbsenceView view)
    {
        var coming = view.HotFirst.Select(cover => (cover, Words: Coming(view, cover))).Where(pair => pair.Words is not null).Select(pair => (pair.cover, Words: pair.Words!.Value));
        foreach (var alike in coming.GroupBy(pair => (pair.Words.Same, pair.Words.When)))
        {
            var read = alike.Where(pair => !pair.Words.ByHand).Select(pair => view.Name(pair.cover.Client)).ToList();
            var hear = alike.Where(pair => pair.Words.ByHand).Select(pair => view.Name(pair.cover.Client)).ToList();
            var who = read.Count == 0 ? $"{Lists.And(hear)} will be told by hand" : $"{Lists.And(read)} will read";
            var too = read.Count == 0 || hear.Count == 0 ? "" : $" ({Lists.And(hear)} {(hear.Count == 1 ? "is" : "are")} told by hand)";
            yield return Line($"{who} {alike.Key.When}{too}:");
            yield return new Block.Quote(Text.Of(alike.First().Words.Words));
        }
    }

    /// <summary>Words to be said by hand that nobody has said yet.</summary>
    public static IEnumerable<Block> ByHand(AbsenceView view, Func<Cover, HandNotice, bool> which)
    {
        foreach (var cover in view.HotFirst)
        {
            foreach (var words in cover.ByHand.Where(words => words.ToldBy is null && !words.Overtaken && which(cover, words)))
            {
                yield return Line($"By hand, still to do: tell {view.Name(cover.Client)}");
                yield return new Block.Quote(Text.Of(words.Words));
                yield return Row(new Button($"Told {view.Name(cover.Client)}", Presses.Told(view.Absence.Id, cover.Client, words.Number)));
            }
        }
    }

    /// <summary>Words that the owner says: before a leave, and on return. Once the owner is away, whoever steps in says them, or a lead.</summary>
    public static bool IsOwners(AbsenceView view, HandNotice words) => words.Kind is NoticeKind.HeadsUp or NoticeKind.Return or NoticeKind.Disregard
        || (!view.Absence.IsUrgent && words.Kind == NoticeKind.Dates);

    private static (string Words, string Same, string When, bool ByHand)? Coming(AbsenceView view, Cover cover)
    {
        if (cover.Knows is not null || !view.Absence.IsOpen || view.Absence.IsUrgent || cover.Stage is CoverStage.Kept or CoverStage.Open or CoverStage.Ended)
        {
            return null;
        }
        var likely = view.Absence.Asks.FirstOrDefault(ask => ask.Lines.Any(line => line.Client == cover.Client && line.Offer is Offer.Pending))?.Member;
        var shown = cover.CoveredBy is null && likely is { } member ? cover with { Stage = new CoverStage.Covered(member, view.Absence.OpenedAt, null) } : cover;
        var first = cover.Planned.IsEmpty ? (PlannedNotice?)null : cover.Planned[0];
        var words = NoticeWords.For(view.Crew, view.Absence, shown, first?.Kind ?? NoticeKind.HeadsUp, first?.Due ?? view.Absence.OpenedAt).Plain;
        var day = first is null ? null : DateWords.Short(Time.WorkWeeks.Of(view.Crew.Settings).DayAt(first.Due));
        var name = cover.CoveredBy is null && cover.Stage is CoverStage.Asking ? "as soon as somebody says yes, with that name" : $"on {day}";
        var byHand = view.Crew[cover.Client].Told is ToldHow.ByHand;
        var same = cover.Stage is CoverStage.Asking && cover.OwnWords.Length == 0 ? (byHand ? "by hand" : "read") : words;
        return (words, same, Early(view, cover, name), byHand);
    }

    private static string Early(AbsenceView view, Cover cover, string when)
    {
        var earliest = view.Absence.Span.FirstDay.PlusDays(-14);
        return cover.Stage is CoverStage.Asking && earliest > view.Absence.Week.DayAt(view.Absence.OpenedAt)
            ? $"on {DateWords.Short(earliest)}, with the name of whoever says yes" : when;
    }
}
