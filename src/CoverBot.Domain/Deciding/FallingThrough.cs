using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>A backup can't go on, or goes away too (rule 9); a client is passed on.</summary>
internal static class FallingThrough
{
    private const string AwayToo = "away too from here on";
    private const string LeftIt = "left the team";
    private const string NotOn = "can't go on from here";

    public static Decision GiveBack(Draft draft, Command.GiveBack wish)
    {
        var absence = draft[wish.Absence];
        var mine = absence.Covers.Where(cover => cover.CoveredBy == wish.By && (wish.Clients.IsEmpty || wish.Clients.Contains(cover.Client)))
            .Select(cover => cover.Client).ToImmutableArray();
        if (mine.IsEmpty && WasGivenBack(absence, wish))
        {
            return draft.Done(Replies.Words("You gave that back already; somebody else is being asked. Nothing was changed."));
        }
        if (mine.IsEmpty)
        {
            return new Decision.Refused(absence.IsOpen
                ? Refusals.NotCovering(wish.Clients.IsEmpty ? draft.Crew[absence.Owner].Name + "'s clients" : draft.Crew[wish.Clients[0]].Name)
                : Refusals.Over(draft.Crew[absence.Owner].Name));
        }
        foreach (var client in mine)
        {
            Reopen(draft, wish.Absence, client, WithdrawnWhy.GivenBack, wish.Reason);
        }
        Settling.FollowUp(draft, wish.Absence);
        var names = Lists.And(mine.Select(client => draft.Crew[client].Name));
        return draft.Done(Replies.Words($"{names} {(mine.Length == 1 ? "is" : "are")} no longer yours; somebody else is asked at once. What you did stays noted. Take care."));
    }

    /// <summary>Somebody goes away: whatever that person covers or is asked to cover in that time goes to the next.</summary>
    public static void BackupAway(Draft draft, MemberId member, AwaySpan span, AbsenceId own)
    {
        foreach (var absence in draft.Crew.Absences.Values.Where(other => other.IsOpen && other.Id != own && other.Owner != member && other.Span.Overlaps(span)))
        {
            PassOn(draft, absence, member, WithdrawnWhy.Away);
        }
    }

    /// <summary>Somebody left the team: whatever that person covers, is asked to cover or sees to as a lead goes to the next.</summary>
    public static void LeftTeam(Draft draft, MemberId member)
    {
        foreach (var absence in draft.Crew.Absences.Values.Where(absence => absence.IsOpen))
        {
            PassOn(draft, absence, member, WithdrawnWhy.Left);
            Gaps.PassOn(draft, absence.Id, member);
            Returning.PassOn(draft, absence.Id, member);
        }
    }

    private static void PassOn(Draft draft, Absence absence, MemberId member, WithdrawnWhy why)
    {
        if (LetGo(draft, absence, member, why))
        {
            Settling.FollowUp(draft, absence.Id);
        }
    }

    /// <summary>Whatever somebody covers or is asked to cover in an absence is open again; nobody else is asked yet.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool LetGo(Draft draft, Absence absence, MemberId member, WithdrawnWhy why)
    {
        var covered = absence.Covers.Where(cover => cover.CoveredBy == member).Select(cover => cover.Client).ToList();
        var asked = absence.Asks.Where(ask => ask.Member == member)
            .SelectMany(ask => ask.Lines.Where(line => line.Offer.CanBeAccepted).Select(line => (ask.Number, line.Client))).ToList();
        foreach (var (number, client) in asked)
        {
            draft.Add(new Event.OfferChanged(absence.Id, number, client, new Offer.Withdrawn(draft.At, why, null)));
        }
        foreach (var client in covered)
        {
            Reopen(draft, absence.Id, client, why, "");
        }
        return covered.Count + asked.Count > 0;
    }

    public static Decision HandTo(Draft draft, Command.HandTo wish)
    {
        var absence = draft[wish.Absence];
        var cover = absence.CoverOf(wish.Client);
        if (HandRefusal(draft, absence, cover, wish) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var to = draft.Crew[wish.To];
        if (cover!.CoveredBy == wish.To || absence.Asks.Any(ask => ask.Member == wish.To && ask.Lines.Any(line =>
            line.Client == wish.Client && line.Offer is Offer.Pending && (line.Handed || cover.IsWanting))))
        {
            return draft.Done(Replies.Words($"{to.Name} has that already, or was asked just now. Nothing was changed."));
        }
        Asking.One(draft, wish.Absence, to, wish.Client, handed: true);
        Settling.FollowUp(draft, wish.Absence);
        var until = cover.CoveredBy is { } by ? $" Until {to.Name} says yes, it stays with {draft.Crew[by].Name}." : "";
        return draft.Done(Replies.Words($"{to.Name} is asked to take {draft.Crew[wish.Client].Name}.{until}"));
    }

    private static Refusal? HandRefusal(Draft draft, Absence absence, Cover? cover, Command.HandTo wish)
    {
        var crew = draft.Crew;
        if (!absence.IsOpen)
        {
            return Refusals.Over(crew[absence.Owner].Name);
        }
        if (cover is null || (!cover.IsWanting && cover.CoveredBy is null))
        {
            return new Refusal("hand.not-needed", $"Nobody has to step in for {crew[wish.Client].Name} while {crew[absence.Owner].Name} is away, so there is nothing to pass on.", "who");
        }
        if (cover.CoveredBy != wish.By && absence.Owner != wish.By && !crew.SeesTo(absence, wish.By, draft.At))
        {
            return new Refusal("hand.not-yours", $"Only who covers {crew[wish.Client].Name}, {crew[absence.Owner].Name} or a lead can pass it on.", "who");
        }
        return wish.To == absence.Owner || crew.IsAway(wish.To, absence.Span)
            ? new Refusal("hand.away", $"{crew[wish.To].Name} is not there in that time, so {crew[wish.Client].Name} can't go there.", "who")
            : null;
    }

    private static bool WasGivenBack(Absence absence, Command.GiveBack wish) => absence.Asks.Any(ask => ask.Member == wish.By && ask.Lines.Any(line =>
        line.Offer is Offer.Withdrawn { Why: WithdrawnWhy.GivenBack } && (wish.Clients.IsEmpty || wish.Clients.Contains(line.Client))));

    private static string Why(WithdrawnWhy why) => why switch
    {
        WithdrawnWhy.Away => AwayToo,
        WithdrawnWhy.Left => LeftIt,
        _ => NotOn,
    };

    /// <summary>What became of whoever wrote such a note, told afterwards: "could not go on"; null for any other note.</summary>
    public static string? Afterwards(Note note) => note.Words switch
    {
        AwayToo => "was away too",
        LeftIt => "left the team",
        NotOn => "could not go on",
        _ => null,
    };

    private static void Reopen(Draft draft, AbsenceId id, ClientId client, WithdrawnWhy why, string reason)
    {
        var absence = draft[id];
        var cover = absence.CoverOf(client)!;
        var by = cover.CoveredBy!.Value;
        foreach (var ask in absence.Asks.Where(ask => ask.Member == by && ask.Lines.Any(line => line.Client == client && line.Offer is Offer.Accepted)))
        {
            draft.Add(new Event.OfferChanged(id, ask.Number, client, new Offer.Withdrawn(draft.At, why, null, reason)));
        }
        draft.Add(new Event.CoverNoted(id, client, new Note(Why(why), by, draft.At)));
        if (cover.Planned.Length > 0)
        {
            draft.Add(new Event.NoticesPlanned(id, client, [.. cover.Planned.Where(notice => notice.Kind == NoticeKind.FirstDay)]));
        }
        Asking.Anew(draft, id, client, fellThrough: true);
    }
}
