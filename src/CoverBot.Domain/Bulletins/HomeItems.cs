using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary>What waits for one member, most pressing first; each with the buttons of the card it stands on. What quiet hours hold is not shown yet.</summary>
internal static class HomeItems
{
    /// <summary>With at most three blocks each, and all else, a page stays below Slack's 100 blocks.</summary>
    public const int Most = 10;

    public static IEnumerable<Block[]> For(CrewState crew, Member reader)
    {
        var open = crew.Absences.Values.OrderBy(absence => absence.Starts).Select(absence => new AbsenceView(crew, absence)).ToList();
        return [
            .. open.SelectMany(view => Gaps(view, reader.Id)),
            .. open.SelectMany(view => Offers(view, reader.Id)),
            .. open.SelectMany(view => Returns(view, reader.Id)),
            .. open.SelectMany(view => ReadBacks(view, reader.Id)),
            .. open.SelectMany(view => Tells(view, reader.Id)),
            .. Asked(crew, reader),
        ];
    }

    /// <summary>Set-up questions, those of a board that turned out to be the reader's too included.</summary>
    private static IEnumerable<Block[]> Asked(CrewState crew, Member reader) => crew.Members.Values.Where(on => on.Id == reader.Id || on.Into == reader.Id)
        .SelectMany(on => on.Asked.Where(ask => ask.Fine is null && !on.Held.ContainsKey(ask.Key) && crew[ask.Client].Backups.Contains(reader.Id))
            .Select(ask => BackupCard.For(crew, on, ask).Blocks.ToArray()));

    private static IEnumerable<Block[]> Gaps(AbsenceView view, MemberId reader)
    {
        foreach (var gap in view.Absence.Gaps.Where(gap => gap.Lead == reader && !gap.Closed && view.Absence.IsOpen && IsShown(view, gap.Key)))
        {
            var wanting = view.HotFirst.Where(cover => gap.Clients.Contains(cover.Client) && cover.IsWanting).Select(cover => view.Name(cover.Client)).ToList();
            if (wanting.Count > 0)
            {
                yield return [
                    Parts.Line($"Nobody has said yes yet: {Lists.And(wanting)}, while {view.OwnerName} is away ({view.DatesShort})."),
                    new Block.Buttons([
                        new Button("Ask somebody…", Presses.AskSomebody(view.Absence.Id), ButtonStyle.Primary),
                        .. gap.NextAt is null ? Array.Empty<Button>() : [new Button("I'm on it", Presses.OnIt(view.Absence.Id, gap.Number))]]),
                ];
            }
        }
    }

    private static IEnumerable<Block[]> Offers(AbsenceView view, MemberId reader) => view.Absence.Asks
        .Where(ask => ask.Member == reader && view.Absence.IsOpen && ask.IsOpen && IsShown(view, ask.Key))
        .Select(ask => new Block[]
        {
            new Block.Paragraph(Text.Bold(AskCard.Title(view, ask)).Then(
                $" {Lists.And(ask.Lines.Where(line => line.Offer.CanBeAccepted).Select(line => view.Name(line.Client)))}.{(view.Absence.IsUrgent ? "" : $" Answer by {view.Moment(ask.AnswerBy, reader)}.")}")),
            AskCard.Buttons(view, ask),
        });

    private static IEnumerable<Block[]> Returns(AbsenceView view, MemberId reader)
    {
        if (!view.Absence.IsOpen)
        {
            yield break;
        }
        if (view.Absence.Owner == reader && view.Absence.Returns.Any(ask => ask.Answer is null && IsShown(view, ask.Key)))
        {
            yield return [
                Parts.Line($"Are you back? You were away {view.DatesShort}."),
                Parts.Row(ReturnCard.Answers(view)),
            ];
        }
        if (view.Absence.StillAway.LastOrDefault(ask => ask.Lead == reader && !ask.Answered && IsShown(view, ask.Key)) is { } still)
        {
            yield return [
                Parts.Line($"Is {view.OwnerName} still away?"),
                StillAwayCard.Buttons(view, still),
            ];
        }
    }

    private static IEnumerable<Block[]> ReadBacks(AbsenceView view, MemberId reader)
    {
        var unread = view.CoveredBy(reader).Where(cover => cover.Stage is CoverStage.Covered { Read: null }).Select(cover => view.Name(cover.Client)).ToList();
        if (unread.Count > 0 && view.Absence.IsOpen)
        {
            yield return [
                Parts.Line($"You step in for {view.OwnerName}, {view.DatesShort}: {Lists.And(unread)}. The handover is not read back yet."),
                Parts.Row(new Button("Open my handover", Presses.OpenHandover(view.Absence.Id)), new Button("Read it back", Presses.ReadBack(view.Absence.Id), ButtonStyle.Primary)),
            ];
        }
    }

    /// <summary>Words to be said by hand: the owner's before a leave and on return, else those of whoever steps in.</summary>
    private static IEnumerable<Block[]> Tells(AbsenceView view, MemberId reader) => Parts.ByHand(view, (cover, words) => Parts.IsOwners(view, words)
        ? view.Absence.Owner == reader
        : cover.CoveredBy == reader || (cover.IsWanting && view.Absence.Gaps.Any(gap => gap.Lead == reader && !gap.Closed))).Chunk(3);

    private static bool IsShown(AbsenceView view, string key) => !view.Absence.Held.ContainsKey(key);
}
