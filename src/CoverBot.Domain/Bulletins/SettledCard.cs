using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>settled/n</c>: the one new message to the owner, when all is looked after or some can't be.</summary>
internal static class SettledCard
{
    public static Card For(AbsenceView view, Settled settled)
    {
        var absence = view.Absence;
        if (!absence.IsOpen)
        {
            return Card.Of(view.PartOfYours ?? "That absence is over.");
        }
        if (!view.IsLatest(settled))
        {
            return Card.Of($"You're away {view.Dates}. There is news below.");
        }
        var title = Title(view);
        if (absence.Kind != AbsenceKind.Planned)
        {
            return Parts.Card(title, [
                new Block.Paragraph(Text.Bold(title)),
                Who(view),
                Told(view),
                .. Held(view),
                .. Stale(view),
                .. Questions(view),
                Parts.Line(OwnerCard.Reported(view) + "You need not do anything."),
                OwnerCard.UrgentButtons(view, new Button("What's hot?", Presses.Heat(absence.Id))),
            ]);
        }
        var missed = Missed(view);
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title)),
            Who(view),
            Unlisted(view),
            .. Reasons(view),
            absence.Covers.Any(cover => cover.IsWanting) ? Parts.Line("Until somebody says yes, what nobody has is still yours.") : null,
            Told(view),
            .. Held(view),
            .. Stale(view),
            .. Parts.ClientWords(view),
            .. Parts.ByHand(view, (_, words) => Parts.IsOwners(view, words)),
            .. Invites(view),
            .. Questions(view),
            Missing(view, missed),
            new Block.Buttons([
                .. absence.Covers.Any(cover => cover.Stage is CoverStage.Open) ? [new Button("Ask somebody…", Presses.AskSomebody(absence.Id), ButtonStyle.Primary)] : Array.Empty<Button>(),
                new Button("Fill in", missed is [var one] ? Press.Of("playbook", one.Value) : Press.Of("run", "playbook"), missed.Count == 0 ? ButtonStyle.Plain : ButtonStyle.Primary),
                new Button("What's hot?", Presses.Heat(absence.Id)),
                new Button("Other dates…", Presses.Change(absence.Id)),
                .. Parts.ChangeWords(view),
                new Button("Leave a client out", Presses.LeaveOut(absence.Id)),
                new Button("Undo", Presses.Undo(absence.Id))]),
        ]);
    }

    private static string Title(AbsenceView view)
    {
        var open = view.HotFirst.Where(cover => cover.Stage is CoverStage.Open).Select(cover => view.Name(cover.Client)).ToList();
        var asking = view.HotFirst.Where(cover => cover.Stage is CoverStage.Asking).ToList();
        if (open.Count + asking.Count > 0)
        {
            var again = asking.Any(cover => view.LinesOf(cover.Client).Any(line => line.Offer is Offer.Withdrawn { Why: not (WithdrawnWhy.Taken or WithdrawnWhy.Off) })) ? " again" : "";
            return open.Count > 0
                ? $"Nobody has said yes for {Lists.And(open)} yet, {view.DatesShort}."
                : $"Somebody is being asked for {Lists.And(asking.Select(cover => view.Name(cover.Client)))}{again}, {view.DatesShort}.";
        }
        var count = view.Absence.Covers.Count(cover => cover.Stage is not CoverStage.Kept);
        return count == 1 ? $"{view.Name(view.Absence.Covers.First(cover => cover.Stage is not CoverStage.Kept).Client)} is looked after, {view.DatesShort}."
            : $"{(count == 2 ? "Both" : "All " + Lists.Number(count))} are looked after, {view.DatesShort}.";
    }

    private static Block.Bullets Who(AbsenceView view) => new([.. view.HotFirst
        .GroupBy(cover => cover.Stage is CoverStage.Open ? "nobody yet; " + LeadLooks(view) : Short(view, cover))
        .Select(alike => Text.Of(string.Join(", ", alike.Select(cover => view.Name(cover.Client))) + ": ").ThenBold(alike.Key))]);

    private static string Short(AbsenceView view, Cover cover) => cover.Stage switch
    {
        CoverStage.Covered covered => view.Name(covered.By),
        CoverStage.NobodyNeeded => "nobody needed",
        CoverStage.Asking => Parts.Standing(view, cover, view.Absence.Owner),
        _ => "stays with you",
    };

    private static string LeadLooks(AbsenceView view) => view.Absence.Gaps.LastOrDefault(gap => !gap.Closed) is { } gap ? $"{view.Name(gap.Lead)} sees to it" : "it stays with you until somebody says yes";

    private static Block.Paragraph? Told(AbsenceView view)
    {
        var told = view.HotFirst.Where(cover => cover.HasHeard && cover.Knows!.Kind != NoticeKind.Hold && Outdated(view, cover) is null)
            .Select(cover => view.Name(cover.Client)).ToList();
        return told.Count == 0 ? null : Parts.Line($"{Lists.And(told)} {(told.Count == 1 ? "has" : "have")} been told.");
    }

    /// <summary>Who was told that a lead sees to it.</summary>
    private static IEnumerable<Block> Held(AbsenceView view) => view.HotFirst.Where(cover => cover.HasHeard && cover.Knows!.Kind == NoticeKind.Hold)
        .GroupBy(cover => cover.Knows!.Hold?.Lead is { } lead ? view.Name(lead) : "the team", cover => view.Name(cover.Client))
        .Select(alike => Parts.Line($"{Lists.And(alike)} {(alike.Count() == 1 ? "has" : "have")} been told that {alike.Key} sees to it."));

    /// <summary>What clients were told that is no longer so, while nobody has said yes to what is.</summary>
    private static IEnumerable<Block> Stale(AbsenceView view) => view.HotFirst.Where(cover => cover.HasHeard)
        .Select(cover => (cover.Client, Still: Outdated(view, cover))).Where(pair => pair.Still is not null)
        .GroupBy(pair => pair.Still, pair => view.Name(pair.Client))
        .Select(alike => Parts.Line($"{Lists.And(alike)} still {(alike.Count() == 1 ? "goes" : "go")} by what was told: {alike.Key}. That is put right as soon as somebody says yes."));

    private static string? Outdated(AbsenceView view, Cover cover) => cover is not { IsWanting: true, Knows: { TellsOfCover: true } knows } ? null
        : knows.Span != view.Absence.Span ? "the earlier dates"
        : knows.Who is { } who ? $"{view.Name(who)} steps in" : null;

    private static Block.Paragraph? Unlisted(AbsenceView view)
    {
        var names = view.HotFirst.Where(cover => cover.Stage is CoverStage.Open && view.Crew[cover.Client].Backups.IsEmpty).Select(cover => view.Name(cover.Client)).ToList();
        return names.Count == 0 ? null : Parts.Line($"{Lists.And(names)} {(names.Count == 1 ? "has" : "have")} no backups yet.");
    }

    private static IEnumerable<Block> Invites(AbsenceView view) => view.HotFirst
        .Where(cover => cover.CoveredBy is not null && NoticeWords.Named(view.Crew, cover) is null)
        .Select(cover => Parts.Line($"{view.Name(cover.CoveredBy!.Value)} can't read #{((ToldHow.InChannel)view.Crew[cover.Client].Told).Name}. Please invite {view.Name(cover.CoveredBy!.Value)} there; until then {view.Name(cover.Client)} is told no name."));

    private static IEnumerable<Block> Questions(AbsenceView view) => view.HotFirst
        .Select(cover => cover.Stage is CoverStage.Covered { Read: { } read } covered && read.Question.Length > 0 ? (covered.By, read.Question) : default)
        .Where(pair => pair.Question is not null).Distinct()
        .Select(pair => Parts.Line($"{view.Name(pair.By)} asks: {pair.Question}"));

    /// <summary>Why somebody said no, or can't go on, where somebody is still wanted.</summary>
    private static IEnumerable<Block> Reasons(AbsenceView view) =>
        from ask in view.Absence.Asks
        where ask.Terms == view.Absence.Terms
        from line in ask.Lines
        where view.Absence.CoverOf(line.Client) is { IsWanting: true }
        group line.Offer by (ask.Member, line.Client) into asked
        let reason = asked.Last() switch
        {
            Offer.Declined declined => declined.Reason,
            Offer.Withdrawn { Why: WithdrawnWhy.GivenBack } back => back.Reason,
            _ => "",
        }
        where reason.Length > 0
        group view.Name(asked.Key.Client) by (asked.Key.Member, reason) into same
        select Parts.Line($"{view.Name(same.Key.Member)} on {Lists.And(same)}: {same.Key.reason}");

    /// <summary>Clients somebody steps in for whose playbook has holes.</summary>
    private static List<ClientId> Missed(AbsenceView view) => [.. view.HotFirst
        .Where(cover => cover.CoveredBy is not null && HandoverCard.Missing(view.Crew[cover.Client].Playbook).Any()).Select(cover => cover.Client)];

    private static Block.Paragraph? Missing(AbsenceView view, List<ClientId> missed)
    {
        var wanted = missed.Take(3).Select(client => $"{view.Name(client)} – {HandoverCard.Missing(view.Crew[client].Playbook).First()}").ToList();
        var by = view.Absence.Covers.Where(cover => missed.Contains(cover.Client)).Select(cover => cover.CoveredBy).OfType<MemberId>().Distinct().Select(view.Name).ToList();
        return wanted.Count == 0 ? null : Parts.Line($"Five minutes that save {Lists.And(by)} an hour, not written down yet: {string.Join("; ", wanted)}.");
    }
}
