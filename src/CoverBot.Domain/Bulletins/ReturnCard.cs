using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>return/n</c>: are you back? Asked on a working morning, answered by the owner's own press.</summary>
internal static class ReturnCard
{
    public static Card For(AbsenceView view, ReturnAsk ask)
    {
        var closed = ask.Answer switch
        {
            ReturnAnswer.Back => "You're back. Welcome.",
            ReturnAnswer.Longer => $"You're away longer: {view.Dates}.",
            ReturnAnswer.Overtaken => $"Asked on {DateWords.Short(ask.Day)}; there is a newer question below.",
            _ => view.Absence.IsOpen ? null : "That absence is over.",
        };
        if (closed is not null)
        {
            return Card.Of(closed);
        }
        var by = view.Absence.Covers.Select(cover => cover.CoveredBy).OfType<Crews.MemberId>().Distinct().Select(view.Name).ToList();
        var stays = by.Count == 0 ? "" : $" Until you press, {Lists.And(by)} {(by.Count == 1 ? "stays" : "stay")} on it.";
        var told = view.HotFirst.Where(cover => Returning.HearsOfReturn(view.Absence, cover, ask.At)).ToList();
        var read = told.Where(cover => view.Crew[cover.Client].Told is Crews.ToldHow.InChannel).ToList();
        var hear = told.Except(read).Select(cover => view.Name(cover.Client)).ToList();
        var words = read.Select(cover => NoticeWords.For(view.Crew, view.Absence, cover, NoticeKind.Return, ask.At)).DistinctBy(one => one.Plain).ToList();
        return Parts.Card("Are you back?", [
            new Block.Paragraph(Text.Bold("Are you back?").Then(stays)),
            told.Count == 0 ? Parts.Line("Your clients know the day already; nothing more is sent to them.") : null,
            read.Count == 0 ? null : Parts.Line($"{Lists.And(read.Select(cover => view.Name(cover.Client)))} then {(read.Count == 1 ? "reads" : words.Count > 1 ? "read one of these" : "read")}:"),
            .. words.Select(one => new Block.Quote(one)),
            hear.Count == 0 ? null : Parts.Line($"{Lists.And(hear)} {(hear.Count == 1 ? "is" : "are")} told by hand; the words are on the page you get then."),
            new Block.Buttons([
                .. Answers(view),
                .. told.Count == 0 ? Array.Empty<Button>() : [new Button("I'm back, don't tell them", Presses.BackQuietly(view.Absence.Id))]]),
        ]);
    }

    internal static Button[] Answers(AbsenceView view) =>
    [
        new Button("I'm back", Presses.Back(view.Absence.Id), ButtonStyle.Primary),
        new Button("One more day", Presses.OneMoreDay(view.Absence.Id)),
        new Button("Longer…", Presses.Longer(view.Absence.Id)),
    ];
}

/// <summary><c>still/n</c>: a lead is asked whether an emergency without an end goes on.</summary>
internal static class StillAwayCard
{
    public static Card For(AbsenceView view, StillAway ask)
    {
        if (ask.Answered || !view.Absence.IsOpen)
        {
            return Card.Of(view.Absence.IsOpen ? $"{view.OwnerName} is still away, as of {DateWords.Short(ask.Day)}." : $"{view.OwnerName}'s absence is over.");
        }
        var title = $"Is {view.OwnerName} still away?";
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title).Then($" I ask you, so that {view.OwnerName} is left in peace.")),
            view.Absence.Covers.IsEmpty ? null : Parts.Standings(view, ask.Lead),
            Buttons(view, ask),
        ]);
    }

    internal static Block.Buttons Buttons(AbsenceView view, StillAway ask) => Parts.Row(
        new Button("Still away", Presses.StillAway(view.Absence.Id, ask.Number), ButtonStyle.Primary),
        new Button("Set a day…", Presses.Longer(view.Absence.Id)),
        new Button($"{view.OwnerName} is back", Presses.Back(view.Absence.Id)));
}
