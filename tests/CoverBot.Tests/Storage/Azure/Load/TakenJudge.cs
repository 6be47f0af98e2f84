using System.Globalization;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>Whether what a crew's people said and pressed is in its state. Where a refusal may have been right, or something later may have undone it, it is not missed.</summary>
internal static class TakenJudge
{
    /// <summary>The buttons it can judge; the rest opens forms, or moves dates into other absences.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["accept", "call", "fine", "told", "on-it", "hold", "cant", "decline"];

    /// <param name="taken">Everything that was.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static string? Miss(CrewState state, MemberId member, Said said, IReadOnlyCollection<Said> taken)
    {
        var mine = state.Absences.Values.Where(absence => absence.Owner == member);
        return said switch
        {
            Said.Away away => mine.Count(absence => absence.Kind == AbsenceKind.Planned && absence.Span.FirstDay == away.From) is var count and not 1 ? $"there {count} times" : null,
            Said.Emergency => mine.Count(absence => absence.Kind == AbsenceKind.Emergency) is var count && count != taken.Count(other => other == said) ? $"there {count} times" : null,
            Said.Back back => mine.FirstOrDefault(absence => absence.Kind == AbsenceKind.Emergency && absence.IsOpen && absence.OpenedAt < back.Since) is { } open ? $"{open.Id.Value} goes on" : null,
            Said.Noted noted => state.Clients.Values.SelectMany(client => client.Playbook.Notes).Count(note => note.Words == noted.Words) is var count && (count < 1 || count > noted.Times) ? $"there {count} times" : null,
            Said.GaveBack gave => Kept(state, member, gave),
            Said.Pressed { Press.Verb: "fine" } pressed => Unanswered(state, member, pressed.Press),
            Said.Pressed pressed => state.Absences.TryGetValue(pressed.Press[0], out var absence) ? OfAbsence(state, member, absence, pressed) : null,
            _ => throw new InvalidOperationException($"no such thing: {said.GetType().Name}"),
        };
    }

    private static string? OfAbsence(CrewState state, MemberId member, Absence absence, Said.Pressed pressed) => (pressed.Press.Verb, absence.IsOpen) switch
    {
        ("told", _) => Untold(state, member, absence, pressed.Press),
        (_, false) => null,
        ("accept", _) => Open(absence, member, pressed.Press, line => (pressed.Press[3].Length == 0 || line.Client.Value == pressed.Press[3]) && absence.CoverOf(line.Client) is { IsWanting: true }),
        ("decline", _) => Open(absence, member, pressed.Press, _ => true),
        ("cant", _) => absence.Covers.FirstOrDefault(cover => (pressed.Press[1].Length == 0 || cover.Client.Value == pressed.Press[1]) && IsStill(cover, member, pressed.Since)) is { } cover ? $"{cover.Client.Value} is still theirs" : null,
        ("call", _) => Uncovered(state, member, absence, pressed),
        ("hold", _) => state.IsLead(member) && absence.Report is null && absence.Covers.FirstOrDefault(cover => IsUnheld(cover, pressed.Since)) is { } cover ? $"{cover.Client.Value} was not told" : null,
        ("on-it", _) => state.IsLead(member) && absence.Gaps.Any(gap => gap is { Closed: false, NextAt: not null } && gap.Number == Number(pressed.Press[1])) ? "reminds again" : null,
        _ => throw new InvalidOperationException($"no such button: {pressed.Press.Verb}"),
    };

    /// <summary>A line of the question that still waits for an answer.</summary>
    private static string? Open(Absence absence, MemberId member, Press press, Func<AskLine, bool> which) =>
        absence.Asks.FirstOrDefault(ask => ask.Number == Number(press[1]) && ask.Member == member)?.Lines.FirstOrDefault(line => line.Offer.CanBeAccepted && which(line)) is { } open
            ? $"{open.Client.Value} is still {open.Offer.GetType().Name}" : null;

    /// <summary>Whether somebody may say that it was told changes with who covers; the owner and the leads always may.</summary>
    private static string? Untold(CrewState state, MemberId member, Absence absence, Press press) =>
        (absence.Owner == member || state.IsLead(member)) && absence.CoverOf(new(press[1]))?.ByHand.Any(words => words.Number == Number(press[2]) && words is { ToldBy: null, Overtaken: false }) is true
            ? "is still to be told" : null;

    /// <summary>Everybody was asked all the time since, and the one who said yes was free.</summary>
    private static string? Uncovered(CrewState state, MemberId member, Absence absence, Said.Pressed pressed) =>
        absence.Owner != member && absence.Terms == Number(pressed.Press[1])
        && absence.CoverOf(new(pressed.Press[2]))?.Stage is CoverStage.Open open && open.Since < pressed.Since
        && absence.Calls.Any(call => call.At < pressed.Since && call.Clients.Contains(new(pressed.Press[2])))
        && !state.Absences.Values.Any(own => own.Owner == member && own.Span.Overlaps(absence.Span))
            ? $"{pressed.Press[2]} is still open" : null;

    private static string? Unanswered(CrewState state, MemberId member, Press press) =>
        state[member].Asked.FirstOrDefault(ask => ask.Number == Number(press[0]) && ask.Fine is null) is { } ask && state[ask.Client].Backups.Contains(member) ? $"{ask.Client.Value} is still asked about" : null;

    /// <summary>In the only absence that can have been meant, of a client that still has that name.</summary>
    private static string? Kept(CrewState state, MemberId member, Said.GaveBack gave)
    {
        if (state.Clients.Values.FirstOrDefault(client => client.Name == gave.Client)?.Id is not { } client)
        {
            return null;
        }
        var meant = state.Absences.Values.Where(absence => absence.Over is null || absence.Over.At > gave.Since).Where(absence => HasHad(absence, member, client)).ToList();
        return meant is [{ IsOpen: true } only] && IsStill(only.CoverOf(client)!, member, gave.Since) ? $"{only.Id.Value} is still theirs" : null;
    }

    private static bool HasHad(Absence absence, MemberId member, ClientId client) => absence.CoverOf(client) is { } cover
        && (cover.CoveredBy == member || cover.Log.Any(note => note.By == member)
            || absence.Asks.Any(ask => ask.Member == member && ask.Lines.Any(line => line.Client == client && line.Offer is Offer.Accepted or Offer.Withdrawn)));

    private static bool IsStill(Cover cover, MemberId member, Instant since) => cover.Stage is CoverStage.Covered covered && covered.By == member && covered.At < since;

    /// <summary>Nobody covers since before then, and the last that the client heard is older and no hold notice.</summary>
    private static bool IsUnheld(Cover cover, Instant since) =>
        WantedSince(cover) < since && cover.Knows?.Kind != NoticeKind.Hold && !(cover.Knows?.At >= since);

    private static Instant? WantedSince(Cover cover) => cover.Stage switch
    {
        CoverStage.Asking asking => asking.Since,
        CoverStage.Open open => open.Since,
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
