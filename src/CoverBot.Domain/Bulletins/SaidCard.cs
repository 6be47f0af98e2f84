using System.Globalization;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary>A message sent once. One that asks something is closed when nothing on it can be answered any more; unsent by then, it is not sent.</summary>
internal static class SaidCard
{
    /// <summary>What it reads once it is no longer true; null while it is.</summary>
    public static Card? Closing(Absence absence, Said said)
    {
        if (said.Closing is not null || said.To is not SaidTo.Member reader || !said.Content.Buttons.Any() || said.Content.Buttons.Any(button => Stands(absence, reader.Id, button.Press)))
        {
            return said.Closing;
        }
        var words = said.Content.Blocks.Where(block => block is not Block.Buttons);
        return said.Content with { Blocks = [.. words, new Block.Note(Text.Of("This is settled by now."))] };
    }

    private static bool Stands(Absence absence, MemberId reader, Press press) => press.Verb switch
    {
        "told" => absence.Covers.Any(cover => cover.Client.Value == press[1] && cover.ByHand.Any(notice => Is(notice.Number, press[2]) && notice.ToldBy is null && !notice.Overtaken)),
        _ when !absence.IsOpen => false,
        "accept" or "decline" => absence.Asks.Any(ask => Is(ask.Number, press[1]) && ask.IsOpen),
        "cant" => absence.Covers.Any(cover => cover.CoveredBy == reader),
        _ => true,
    };

    private static bool Is(int number, string argument) => argument == number.ToString(CultureInfo.InvariantCulture);
}
