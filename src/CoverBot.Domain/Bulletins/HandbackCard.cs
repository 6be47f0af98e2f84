using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>handback</c>: one page for whoever returns: three things first, then what is good to know.</summary>
internal static class HandbackCard
{
    private const int First = 3;

    public static Card For(AbsenceView view)
    {
        var waiting = Waiting(view).ToList();
        var notes = view.HotFirst.SelectMany(cover => cover.Log.Select(note => $"{view.Name(cover.Client)}: {note.Words} ({view.Name(note.By)})")).ToList();
        var by = view.Absence.Covers.Select(cover => cover.Stage is CoverStage.Ended { By: { } last } ? last : (MemberId?)null).OfType<MemberId>().Distinct().Select(view.Name).ToList();
        var told = view.Absence.Said.LastOrDefault(said => said.To is SaidTo.Client && said.Closing is null && said.Content.Plain.Contains("is back today", StringComparison.Ordinal));
        return Parts.Card("Welcome back", [
            new Block.Heading($"Welcome back, {view.OwnerName}"),
            waiting.Count == 0 ? Parts.Line("Nothing waits for you first.") : new Block.Bullets([Text.Bold(waiting.Count == 1 ? "First" : $"{Math.Min(First, waiting.Count)} things first"), .. waiting.Take(First).Select(Text.Of)]),
            notes.Count + waiting.Count <= First && notes.Count == 0 ? null : new Block.Bullets([Text.Bold("Good to know"), .. waiting.Skip(First).Concat(notes).Select(Text.Of)]),
            Parts.Line(notes.Count + waiting.Count == 0 ? "Everything went as usual." : "Everything else went as usual. You need not read on."),
            told is null ? null : Parts.Line($"Your clients now read: \"{told.Content.Plain}\""),
            by.Count == 0 ? null : new Block.Note(Text.Of($"{Lists.And(by)} stepped in for you.")),
            .. Parts.ByHand(view, _ => true),
        ]);
    }

    private static IEnumerable<string> Waiting(AbsenceView view)
    {
        foreach (var cover in view.HotFirst)
        {
            if (cover.Stage is CoverStage.Ended { By: null } && view.LinesOf(cover.Client).Any())
            {
                yield return $"{view.Name(cover.Client)}: nobody stepped in, so look at everything there.";
            }
        }
        foreach (var cover in view.HotFirst.Where(cover => cover.ByHand.Any(words => words.ToldBy is null && !words.Overtaken)))
        {
            yield return $"{view.Name(cover.Client)}: was not told yet, see below.";
        }
    }
}
