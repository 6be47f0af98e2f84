using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>ask/n</c>: can you step in? A line per client; it never says whose choice one is.</summary>
internal static class AskCard
{
    /// <summary>More lines than this are answered in a form.</summary>
    private const int Lines = 8;

    public static Card For(AbsenceView view, Ask ask)
    {
        var title = Title(view, ask);
        var open = view.Absence.IsOpen && ask.IsOpen;
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title)),
            new Block.Bullets([.. ask.Lines.Select(line => Line(view, ask, line))]),
            open ? new Block.Paragraph(Text.Of(view.ReachWords)) : null,
            open ? new Block.Paragraph(AnswerBy(view, ask)) : null,
            open ? Buttons(view, ask) : Closed(view, ask),
        ]);
    }

    internal static string Title(AbsenceView view, Ask ask)
    {
        var handed = ask.Lines.Any(line => line.Handed);
        if (view.Absence.IsUrgent && !handed)
        {
            var says = view.Absence.Kind == AbsenceKind.Reported ? $"{view.Name(view.Absence.By)} says that {view.OwnerName}" : view.OwnerName;
            return $"{says} can't work {(view.Absence.Span.Until is null ? "from now on" : view.DatesShort)}. Can you step in?";
        }
        var days = view.Days.Length == 0 || !view.Absence.Span.WholeDays ? "" : $", {view.Days}";
        return handed
            ? $"Can you take this on for {view.OwnerName}? {view.DatesShort}{days}."
            : $"Can you step in for {view.OwnerName}? {view.DatesShort}{days}.";
    }

    private static Text Line(AbsenceView view, Ask ask, AskLine line)
    {
        var cover = view.Absence.CoverOf(line.Client)!;
        var book = view.Crew[line.Client].Playbook;
        var name = Text.Bold(view.Name(line.Client));
        return line.Offer switch
        {
            Offer.Pending or Offer.Lapsed when view.Absence.IsOpen => Needs(cover, book).Aggregate(name.Then(" · ").Then(AbsenceView.HeatText(cover)), (line, need) => line.Then(" · " + need)),
            Offer.Accepted when cover.CoveredBy == ask.Member => name.Then(" – yours, thank you"),
            Offer.Accepted or Offer.Withdrawn when cover.Stage is CoverStage.Ended { By: { } last } && last == ask.Member && view.Absence.Over!.How == OverHow.Returned => name.Then(" – you stepped in, thank you"),
            Offer.Accepted => name.Then(" – you said yes, thank you"),
            Offer.Declined => name.Then(" – you said no, that's fine"),
            Offer.Withdrawn { TakenBy: { } by } => name.Then($" – {view.Name(by)} has it"),
            Offer.Withdrawn { Why: WithdrawnWhy.NewTerms } when view.Absence.Over?.Into is not null => name.Then(" – not on these days alone any more"),
            Offer.Withdrawn { Why: WithdrawnWhy.NewTerms } => name.Then(view.AskedAnew(ask.Member, line.Client, ask.Number).Any() ? " – there is a newer card" : " – the dates have changed"),
            Offer.Withdrawn { Why: WithdrawnWhy.GivenBack } => name.Then(" – you gave it back"),
            Offer.Withdrawn { Why: WithdrawnWhy.Left } => name.Then(" – you left the team"),
            Offer.Withdrawn { Why: WithdrawnWhy.Away } => name.Then(" – you're away yourself in that time"),
            _ => name.Then(" – not needed any more"),
        };
    }

    private static IEnumerable<string> Needs(Cover cover, Playbook book)
    {
        foreach (var routine in book.Routines.Take(3))
        {
            yield return routine.When.Length == 0 ? routine.What : $"{routine.What} {routine.When}";
        }
        if (book.FirstThing.Length > 0)
        {
            yield return $"first thing each morning: {book.FirstThing}";
        }
    }

    private static Text AnswerBy(AbsenceView view, Ask ask) => view.Absence.IsUrgent
        ? Text.Of($"{Hour(view, ask)}{Others(view, ask)} A no needs no reason.")
        : Text.Of("Answer by ").ThenBold($"{view.Moment(ask.AnswerBy, ask.Member)} your time").Then("; later is fine as long as nobody else has it. A no needs no reason.");

    /// <summary>For who is asked at night: what hour it is there, and that the work begins later.</summary>
    private static string Hour(AbsenceView view, Ask ask)
    {
        var week = view.Crew[ask.Member].Week;
        var local = ask.AskedAt.InZone(week.Zone).TimeOfDay;
        return view.Crew.Settings.Quiet?.EndOf(ask.AskedAt, week.ZoneId) > ask.AskedAt && view.Absence.Starts > ask.AskedAt
            ? $"Asked at {DateWords.Clock(local)} your time; the work begins {view.Moment(view.Absence.Starts, ask.Member)}. "
            : "";
    }

    /// <summary>Who else was asked at the same moment; never what they answered.</summary>
    private static string Others(AbsenceView view, Ask ask)
    {
        var others = view.Absence.Asks.Where(other => other.Member != ask.Member && other.AskedAt == ask.AskedAt && other.Lines.Any(line => ask.Lines.Any(mine => mine.Client == line.Client)))
            .Select(other => view.Name(other.Member)).Distinct().ToList();
        return others.Count == 0 ? "First yes has it." : $"{Lists.And(others)} {(others.Count == 1 ? "is" : "are")} asked too; first yes has it.";
    }

    internal static Block.Buttons Buttons(AbsenceView view, Ask ask)
    {
        var open = ask.Lines.Count(line => line.Offer.CanBeAccepted);
        List<Button> buttons = [new Button(open == 1 ? "Accept" : "Accept all", Presses.Accept(view.Absence, ask), ButtonStyle.Primary)];
        if (open is > 1 and <= Lines)
        {
            buttons.Add(new Button("Choose…", Presses.Choose(view.Absence, ask)));
        }
        else if (open > Lines)
        {
            buttons.Add(new Button("Client by client…", Presses.Choose(view.Absence, ask)));
        }
        if (ask.IsPending)
        {
            buttons.Add(new Button("Decline", Presses.Decline(view.Absence, ask)));
        }
        return new Block.Buttons([.. buttons]);
    }

    private static Block.Note? Closed(AbsenceView view, Ask ask)
    {
        if (view.Absence.Over?.Into is { } into)
        {
            return new Block.Note(Text.Of($"{view.OwnerName} is away {DateWords.SpanShort(into.Span)}; these days are part of that now."));
        }
        if (view.Absence.IsOpen && ask.Lines.Any(line => line.Offer is Offer.Accepted && view.Absence.CoverOf(line.Client)!.CoveredBy == ask.Member))
        {
            return new Block.Note(Text.Of("The handover is below."));
        }
        return view.Absence.IsOpen && ask.Lines.FirstOrDefault(line => line.Offer is Offer.Declined && view.Absence.CoverOf(line.Client)!.IsWanting) is { } declined
            ? new Block.Note(Text.Of("Changed your mind? Write: accept " + Wording.Lines.Client(view.Name(declined.Client))))
            : null;
    }
}
