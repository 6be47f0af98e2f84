using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>owner</c>: the answer to "away", kept true until a newer card takes over.</summary>
internal static class OwnerCard
{
    public const string Key = "owner";

    public static Card For(AbsenceView view)
    {
        var absence = view.Absence;
        if (absence.Over is { } over)
        {
            var closed = over.How switch
            {
                OverHow.Cancelled => absence.Span.Until is null ? "Called off: you're at work." : $"Called off: {view.Dates}.",
                OverHow.Merged => view.PartOfYours!,
                OverHow.Passed => $"You were away {view.Dates}.",
                _ => $"You were away {view.WasAway} and are back.",
            };
            return Parts.Card(closed, [Parts.Line(closed), .. Parts.ByHand(view, (_, words) => over.How == OverHow.Cancelled && words.Kind == NoticeKind.Disregard)]);
        }
        if (view.LatestSettled is not null)
        {
            return Card.Of(Text.Bold($"You're away {view.Dates}.").Then(" How it stands is below."));
        }
        return absence.Kind switch
        {
            AbsenceKind.Planned => Planned(view),
            AbsenceKind.Emergency => Emergency(view, Title(view).Plain + "."),
            _ => Emergency(view, $"{view.Name(absence.By)} says that you can't work {When(view)}."),
        };
    }

    /// <summary>What the owner's own words were understood as, in full, without a full stop.</summary>
    public static Text Title(AbsenceView view)
    {
        if (view.Absence.Kind != AbsenceKind.Planned)
        {
            return Text.Of($"You can't work {When(view)}");
        }
        var zone = $"{Zones.Words(view.Absence.Week.ZoneId)} time";
        var days = view.Absence.Span.WholeDays ? $"{view.Days}, {zone}" : zone;
        return Text.Bold($"You're away {view.Dates}").Then($" · {days} · {view.Back}");
    }

    private static Card Planned(AbsenceView view)
    {
        var absence = view.Absence;
        var title = Title(view);
        if (absence.Covers.IsEmpty)
        {
            return Parts.Card(title.Plain, [new Block.Paragraph(title), Parts.Line("You own no clients, so nobody has to step in."), Undo(view)]);
        }
        if (absence.Covers.All(cover => cover.Stage is CoverStage.Kept))
        {
            return Parts.Card(title.Plain, [
                new Block.Paragraph(title),
                Parts.Line(Spans.IsShort(absence.Span, absence.Week)
                    ? "That is under one working day: nobody is asked and no client is told."
                    : "Your clients stay with you: nobody is asked and no client is told."),
                Parts.Row(new Button("Ask somebody all the same", Presses.AskAllTheSame(absence.Id)), new Button("Undo", Presses.Undo(absence.Id))),
            ]);
        }
        var wanting = absence.Covers.Count(cover => cover.IsWanting);
        var yours = absence.Covers.Any(cover => cover.CoveredBy is not null) ? "what nobody has is" : wanting == 1 ? "it is" : "these are";
        return Parts.Card(title.Plain, [
            new Block.Paragraph(title),
            Parts.Standings(view, absence.Owner),
            wanting > 0 ? Parts.Line($"Until somebody says yes, {yours} still yours. I write once more: when everything is settled, or when I need you.") : null,
            .. Parts.ClientWords(view),
            .. Parts.ByHand(view, (_, words) => Parts.IsOwners(view, words)),
            new Block.Buttons([
                new Button("Other dates…", Presses.Change(absence.Id)),
                .. Parts.ChangeWords(view),
                new Button("Leave a client out", Presses.LeaveOut(absence.Id)),
                new Button("What's hot?", Presses.Heat(absence.Id)),
                new Button("Undo", Presses.Undo(absence.Id))]),
        ]);
    }

    /// <summary>"from now on", or the dates where they are known.</summary>
    private static string When(AbsenceView view) => view.Absence.Span.Until is null ? "from now on" : view.DatesShort;

    /// <summary>What takes it back; on the answer, and on the card that says who steps in.</summary>
    private static Button UndoUrgent(AbsenceView view) =>
        new(view.Absence.Kind == AbsenceKind.Reported ? "That's wrong: I'm working" : "Undo: I'm working", Presses.Undo(view.Absence.Id));

    /// <summary>Undo, and for the owner of a reported one: that's so.</summary>
    public static Block.Buttons UrgentButtons(AbsenceView view, params Button[] more) => view.Absence.Report is { Agreed: false }
        ? new Block.Buttons([UndoUrgent(view), new Button("That's so", Presses.Agree(view.Absence.Id)), .. more])
        : new Block.Buttons([UndoUrgent(view), .. more]);

    /// <summary>Who said it, and whether clients are told; "" unless somebody else reported it.</summary>
    public static string Reported(AbsenceView view) => view.Absence.Report is not { } report ? ""
        : $"{view.Name(view.Absence.By)} says that you can't work {When(view)}.{(report.Agreed ? "" : " Your clients are told nothing until a second person agrees.")} ";

    private static Card Emergency(AbsenceView view, string title)
    {
        var absence = view.Absence;
        var agreed = absence.Report is { Agreed: false } ? " Your clients are told nothing until a second person agrees." : "";
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title)),
            Parts.Line(absence.Covers.IsEmpty ? "You need not do anything. Whatever you were covering goes to somebody else."
                : absence.Covers.All(cover => cover.Stage is CoverStage.Kept) ? "Nobody is asked and no client is told."
                : $"You need not do anything: those who can step in are asked{(absence.IsUrgent ? " right now" : "")}.{agreed}"),
            absence.Covers.IsEmpty ? null : Parts.Standings(view, absence.Owner),
            UrgentButtons(view),
        ]);
    }

    private static Block.Buttons Undo(AbsenceView view) => Parts.Row(new Button("Undo", Presses.Undo(view.Absence.Id)));
}
