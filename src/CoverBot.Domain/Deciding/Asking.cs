using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Whom to ask next (rules 2 and 3).</summary>
internal static class Asking
{
    /// <summary>How long everybody has before the open call when all are asked at once.</summary>
    public static readonly Duration Urgent = Duration.FromMinutes(10);

    /// <summary>The longest and the shortest window of one backup, in that person's own working time.</summary>
    private static readonly Duration Most = Duration.FromHours(8);
    private static readonly Duration Least = Duration.FromHours(2);
    private static readonly Duration Step = Duration.FromMinutes(30);

    /// <summary>Asks whoever is next for every client that is still looked for; a client with nobody left becomes open.</summary>
    public static void Continue(Draft draft, AbsenceId id)
    {
        var wishes = draft[id].Covers.Where(cover => cover.Stage is CoverStage.Asking)
            .SelectMany(cover => Wishes(draft.Crew, draft[id], cover, draft.At)).ToList();
        foreach (var mine in wishes.GroupBy(wish => wish.Member.Id))
        {
            Ask(draft, id, [.. mine]);
        }
        foreach (var cover in draft[id].Covers.Where(cover => cover.Stage is CoverStage.Asking && !IsAsked(draft[id], cover)))
        {
            draft.Add(new Event.StageChanged(id, cover.Client, new CoverStage.Open(draft.At)));
        }
    }

    /// <summary>Somebody is looked for, for the first time or again: when everybody is called, the client told to hold on, and a lead told.</summary>
    /// <param name="fellThrough">Somebody had it: with the work near, all are asked at once and a lead hears of it now.</param>
    public static void Anew(Draft draft, AbsenceId id, ClientId client, bool fellThrough = false)
    {
        var absence = draft[id];
        var call = draft.At + Urgent;
        var soon = fellThrough && draft.At >= Spans.DayBefore(absence);
        draft.Add(new Event.StageChanged(id, client, new CoverStage.Asking(draft.At)));
        draft.Add(new Event.CoverTimed(id, client, absence.IsUrgent || soon ? call : null, Notices.HoldAt(draft, id, absence.CoverOf(client)!),
            soon ? draft.At : Instant.Max(Spans.DayBefore(absence), call)));
    }

    /// <summary>Asks one person for one client besides everybody else.</summary>
    public static void One(Draft draft, AbsenceId id, Member member, ClientId client, bool handed)
    {
        var absence = draft[id];
        var waits = absence.CoverOf(client)!.CoveredBy is null && (absence.IsUrgent || absence.Starts <= draft.At);
        var until = waits ? draft.At + Urgent : member.Week.Add(draft.At, Least);
        Ask(draft, id, [new Wish(member, client, until, null, true, handed)]);
    }

    private static bool IsAsked(Absence absence, Cover cover) => absence.Asks.Any(ask => ask.Lines.Any(line =>
        line.Client == cover.Client && line.Offer is Offer.Pending));

    private static IEnumerable<Wish> Wishes(CrewState crew, Absence absence, Cover cover, Instant at)
    {
        var left = crew[cover.Client].Backups.Select(id => crew[id])
            .Where(member => member.Id != absence.Owner && !crew.IsAway(member.Id, absence.Span) && !WasAsked(absence, member.Id, cover))
            .ToList();
        if (left.Count == 0)
        {
            return [];
        }
        var share = absence.IsUrgent || cover.CallAt is not null ? null : Share(left, at, absence.Starts);
        if (share is null)
        {
            return left.Select(member => Together(crew, absence, cover.Client, member, at));
        }
        return IsAsked(absence, cover) ? [] : [InTurn(cover.Client, left[0], at, share.Value)];
    }

    /// <summary>Who lost the race, was too late before the client was given back, was not needed for a while or is no longer away, or in the team again, is asked anew: that was no no.</summary>
    private static bool WasAsked(Absence absence, MemberId member, Cover cover)
    {
        var since = cover.Stage is CoverStage.Asking asking ? asking.Since : Instant.MinValue;
        return absence.Asks.Any(ask => ask.Member == member && ask.Terms == absence.Terms && ask.Lines.Any(line => line.Client == cover.Client && line.Offer switch
        {
            Offer.Withdrawn withdrawn => withdrawn.Why is not (WithdrawnWhy.Taken or WithdrawnWhy.Off or WithdrawnWhy.Away or WithdrawnWhy.Left),
            Offer.Lapsed lapsed => lapsed.At >= since,
            _ => true,
        }));
    }

    private static Wish InTurn(ClientId client, Member member, Instant at, Duration share) =>
        new(member, client, member.Week.Add(at, share), member.Week.Add(at, share / 2), false, false);

    private static Wish Together(CrewState crew, Absence absence, ClientId client, Member member, Instant at)
    {
        if (!absence.IsUrgent && absence.Starts > at)
        {
            var until = Instant.Max(at + Urgent, Instant.Min(member.Week.Add(at, Most), absence.Starts));
            return new(member, client, until, null, true, false);
        }
        // A sleeper is rung at night, and once more when the day starts.
        var morning = crew.Settings.Quiet?.EndOf(at, member.Week.ZoneId);
        return new(member, client, at + Urgent, morning > at ? morning : null, true, false);
    }

    /// <summary>The longest equal share of working time that lets each on the list be asked before the work begins; null when not even the shortest does.</summary>
    private static Duration? Share(List<Member> left, Instant at, Instant starts)
    {
        for (var share = Most; share >= Least; share -= Step)
        {
            if (left.Aggregate(at, (moment, member) => member.Week.Add(moment, share)) <= starts)
            {
                return share;
            }
        }
        return null;
    }

    private static void Ask(Draft draft, AbsenceId id, List<Wish> wishes)
    {
        var absence = draft[id];
        var member = wishes[0].Member;
        CloseOlder(draft, id, wishes);
        var ask = new Ask(
            absence.Asks.Length + 1,
            member.Id,
            [.. wishes.Select(wish => new AskLine(wish.Client, new Offer.Pending(), wish.Handed))],
            draft.At,
            wishes.Min(wish => wish.AnswerBy),
            wishes.Min(wish => wish.NudgeAt),
            wishes.All(wish => wish.Together),
            absence.Terms);
        draft.Add(new Event.Asked(id, ask));
        draft.Ring(id, ask.Key, member.Week.ZoneId, absence.IsUrgent);
    }

    private static void CloseOlder(Draft draft, AbsenceId id, List<Wish> wishes)
    {
        foreach (var ask in draft[id].Asks.Where(ask => ask.Member == wishes[0].Member.Id))
        {
            foreach (var line in ask.Lines.Where(line => line.Offer is Offer.Lapsed && wishes.Any(wish => wish.Client == line.Client)))
            {
                draft.Add(new Event.OfferChanged(id, ask.Number, line.Client, new Offer.Withdrawn(draft.At, WithdrawnWhy.NewTerms, null)));
            }
        }
    }

    private sealed record Wish(Member Member, ClientId Client, Instant AnswerBy, Instant? NudgeAt, bool Together, bool Handed);
}
