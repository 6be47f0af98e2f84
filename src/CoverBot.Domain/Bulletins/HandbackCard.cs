using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>handback</c>: one page for whoever returns: three things first, then what is good to know.</summary>
internal static class HandbackCard
{
    private const int First = 3;

    public static Card For(AbsenceView view)
    {
        var waiting = Waiting(view).ToList();
        var notes = view.HotFirst.SelectMany(cover => cover.Log.Select((note, index) => $"{view.Name(cover.Client)}: {Told(view, cover, note, index)}")).ToList();
        var by = view.Absence.Covers.Select(cover => cover.Stage is CoverStage.Ended { By: { } last } ? last : (MemberId?)null).OfType<MemberId>().Distinct().Select(view.Name).ToList();
        var told = view.Absence.Said.Where(said => said.To is SaidTo.Client && said.Closing is null && said.Content.Plain.Contains("is back today", StringComparison.Ordinal))
            .Select(said => said.Content.Plain).Distinct().ToList();
        var hand = Parts.ByHand(view, (_, _) => true).ToList();
        return Parts.Card("Welcome back", [
            new Block.Heading($"Welcome back, {view.OwnerName}"),
            .. HandoverCard.Listed(waiting.Count == 1 ? "One thing first" : waiting.Count == 2 ? "Two things first" : "Three things first", waiting.Take(First)),
            .. hand,
            .. HandoverCard.Listed("Good to know", waiting.Skip(First).Concat(notes)),
            Parts.Line(notes.Count + waiting.Count + hand.Count == 0 ? "Everything went as usual; nothing waits for you." : "Everything else went as usual. You need not read on."),
            told.Count == 0 ? null : Parts.Line(told.Count == 1 ? "Your clients now read:" : "Your clients now read one of these:"),
            .. told.Select(words => new Block.Quote(words)),
            by.Count == 0 ? null : new Block.Note(Text.Of($"{Lists.And(by)} stepped in for you.")),
        ]);
    }

    /// <summary>What was noted; of who fell out: since when, and who took over.</summary>
    private static string Told(AbsenceView view, Cover cover, Note note, int index)
    {
        if (FallingThrough.Afterwards(note) is not { } gone)
        {
            return $"{note.Words} ({view.Name(note.By)})";
        }
        var next = cover.Log.Skip(index + 1).FirstOrDefault(later => FallingThrough.Afterwards(later) is not null)?.By ?? (cover.Stage as CoverStage.Ended)?.By;
        var over = next is { } by ? $"; {view.Name(by)} took over" : "";
        return $"{view.Name(note.By)} {gone} from {DateWords.Short(view.OwnerMember.Week.DayAt(note.At))}{over}.";
    }

    private static IEnumerable<string> Waiting(AbsenceView view)
    {
        foreach (var cover in view.HotFirst)
        {
            if (cover.Stage is CoverStage.Ended ended && (ended.Wanted ?? (ended.By is null && view.LinesOf(cover.Client).Any())))
            {
                yield return $"{view.Name(cover.Client)}: nobody stepped in, so look at everything there.";
            }
        }
        foreach (var cover in view.HotFirst.Where(cover => cover.ByHand.Any(words => words.Kind != NoticeKind.Return) && cover.ByHand.All(words => words.ToldBy is null)))
        {
            yield return $"{view.Name(cover.Client)}: nobody pressed Told, so they may not know that you were away.";
        }
    }
}
