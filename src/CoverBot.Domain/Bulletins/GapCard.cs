using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>gap/n</c>: a lead owns what nobody has said yes to.</summary>
internal static class GapCard
{
    public static Card For(AbsenceView view, Gap gap)
    {
        var absence = view.Absence;
        var wanting = view.HotFirst.Where(cover => gap.Clients.Contains(cover.Client) && cover.IsWanting).ToList();
        var names = Lists.And((wanting.Count > 0 ? wanting.Select(cover => cover.Client) : gap.Clients).Select(view.Name));
        if (gap.Closed || wanting.Count == 0)
        {
            return Card.Of(absence.Gaps.Any(later => later.Number > gap.Number)
                ? $"{names}, while {view.OwnerName} is away: see the newer card below."
                : $"{names}, while {view.OwnerName} is away: settled. {Outcome(view, gap)}".TrimEnd());
        }
        var title = $"Nobody has said yes yet: {names}, while {view.OwnerName} is away ({view.DatesShort}).";
        var again = gap.NextAt is { } next ? $" I remind you {view.Moment(next, gap.Lead)} if nobody has by then." : "";
        var report = absence.Report is { Agreed: false };
        var reporter = report && gap.Lead == absence.By;
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title)),
            new Block.Bullets([.. wanting.Select(cover => Text.Bold(view.Name(cover.Client)).Then(" – " + History(view, cover, gap.Lead)))]),
            .. Promises(view, wanting, gap.Lead),
            reporter ? Parts.Line($"You reported it; clients are told nothing until a second person agrees, or you have spoken to {view.OwnerName} or the family.") : null,
            report && !reporter ? Parts.Line($"{view.Name(absence.By)} reported it; clients are told nothing until a second person agrees.") : null,
            // What a lead has said goes to all clients that wait, those of no gap yet too.
            .. Parts.ByHand(view, (cover, words) => (wanting.Contains(cover) || (cover.IsWanting && words.Kind == NoticeKind.Hold)) && !Parts.IsOwners(view, words)),
            new Block.Note(Text.Of($"It is yours until somebody says yes. Clients are never told of a gap.{again}")),
            new Block.Buttons([
                new Button("Ask somebody…", Presses.AskSomebody(absence.Id), ButtonStyle.Primary),
                .. !reporter && wanting.Any(Promising.MaySay) ? [new Button(wanting.Any(cover => cover.Knows?.Kind != NoticeKind.Hold) ? "Tell the clients I see to it" : "Tell them a new hour", Presses.Hold(absence.Id))] : Array.Empty<Button>(),
                .. report ? [reporter ? Parts.Spoken(absence, view.OwnerName) : new Button("It's true: clients may be told", Presses.Agree(absence.Id))] : Array.Empty<Button>(),
                .. gap.NextAt is not null ? [new Button("I'm on it", Presses.OnIt(absence.Id, gap.Number))] : Array.Empty<Button>(),
            ]),
        ]);
    }

    /// <summary>Which hour clients were promised, in the lead's own time.</summary>
    private static IEnumerable<Block> Promises(AbsenceView view, List<Cover> wanting, MemberId reader) => wanting.Where(cover => cover.HasHeard && cover.Knows?.Hold is not null)
        .GroupBy(cover => (Hold: cover.Knows!.Hold!, IsRead: cover.Knows!.Said is not null)).Select(alike => (Names: Lists.And(alike.Select(cover => view.Name(cover.Client))), alike.Key.Hold, alike.Key.IsRead))
        .Select(one => Parts.Line(one.Hold.By is { } by
            ? $"{one.Names}: promised to hear by {view.Moment(by, reader)} who takes it on.{(one.Hold.Reminded ? " Is it later than that? Tell them a new hour before it passes." : "")}"
            : $"{one.Names}: the promised hour has passed{(one.IsRead ? " and is not named there any more" : "")}."));

    private static string Outcome(AbsenceView view, Gap gap) => string.Join(' ', gap.Clients.Where(client => view.Absence.CoverOf(client)!.CoveredBy is not null)
        .GroupBy(client => view.Absence.CoverOf(client)!.CoveredBy!.Value).Select(by => $"{view.Name(by.Key)} has {Lists.And(by.Select(view.Name))}."));

    private static string History(AbsenceView view, Cover cover, MemberId reader)
    {
        var asked = view.Absence.Asks.Where(ask => ask.Terms == view.Absence.Terms)
            .SelectMany(ask => ask.Lines.Where(line => line.Client == cover.Client).Select(line => (ask, line)))
            .GroupBy(pair => pair.ask.Member).Select(mine => mine.Last())
            .Select(pair => $"{view.Name(pair.ask.Member)}: {Answer(view, pair.ask, pair.line, reader)}").ToList();
        var hold = cover.Knows?.Kind != NoticeKind.Hold ? "" : cover.HasHeard ? " · the client was told that a lead sees to it" : " · to be told by hand that a lead sees to it";
        return (asked.Count == 0 ? "nobody on its list could be asked" : string.Join(" · ", asked)) + hold;
    }

    private static string Answer(AbsenceView view, Ask ask, AskLine line, MemberId reader) => line.Offer switch
    {
        Offer.Pending when view.Absence.IsUrgent && ask.NudgeAt is { } morning => $"asleep, rung again {view.Moment(morning, reader)}",
        Offer.Pending when view.Absence.IsUrgent => "no answer yet",
        Offer.Pending => $"no answer yet, has until {view.Moment(ask.AnswerBy, reader)}",
        Offer.Lapsed => "no answer",
        Offer.Declined { Reason.Length: > 0 } declined => $"no ({declined.Reason})",
        Offer.Declined => "no",
        Offer.Withdrawn { Why: WithdrawnWhy.Away } => "away too",
        Offer.Withdrawn { Why: WithdrawnWhy.Left } => "left the team",
        Offer.Withdrawn { Why: WithdrawnWhy.Unreachable } => "can't be reached here",
        Offer.Withdrawn { Why: WithdrawnWhy.GivenBack, Reason.Length: > 0 } back => $"gave it back ({back.Reason})",
        Offer.Withdrawn { Why: WithdrawnWhy.GivenBack } => "gave it back",
        _ => "asked before",
    };
}
