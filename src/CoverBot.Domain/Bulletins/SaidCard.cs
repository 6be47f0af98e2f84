using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>said/n</c>: what was said stands as it was said; only buttons that lead nowhere any more are taken off, once.</summary>
internal static class SaidCard
{
    /// <summary>What it reads once it is no longer true; null while it is.</summary>
    public static Card? Closed(AbsenceView view, Said said)
    {
        var buttons = said.Content.Buttons.ToList();
        if (said.Closing is not null || buttons.Count == 0 || buttons.Any(button => IsAlive(view.Absence, said, button.Press)))
        {
            return said.Closing;
        }
        return buttons.Any(button => button.Press.Verb == "accept")
            ? Card.Of($"Stepping in for {view.OwnerName}, {view.DatesShort}: no longer open.")
            : said.Content with { Blocks = [.. said.Content.Blocks.Where(block => block is not Block.Buttons)] };
    }

    private static bool IsAlive(Absence absence, Said said, Press press) => press.Verb switch
    {
        "accept" or "decline" => absence.IsOpen && absence.Asks.Any(ask => Presses.Decline(absence, ask)[1] == press[1] && ask.IsOpen),
        "cant" => absence.IsOpen && absence.Covers.Any(cover => said.To is SaidTo.Member to && cover.CoveredBy == to.Id),
        "told" => absence.Covers.SelectMany(cover => cover.ByHand.Select(words => (cover.Client, Words: words)))
            .Any(pair => Presses.Told(absence.Id, pair.Client, pair.Words.Number) == press && pair.Words is { ToldBy: null, Overtaken: false }),
        _ => absence.IsOpen,
    };
}
