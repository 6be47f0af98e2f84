using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>A yes or a no to an offer (rule 5): first come, first served, exactly once.</summary>
internal static class Answering
{
    public static Decision Accept(Draft draft, Command.Accept yes)
    {
        var absence = draft[yes.Absence];
        if (Stale(draft.Crew, absence, yes) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var wanted = yes.Clients.IsEmpty ? Offered(absence, yes) : yes.Clients;
        var free = wanted.Where(client => IsFree(absence, yes.By, client)).ToImmutableArray();
        var mine = wanted.Where(client => absence.CoverOf(client)?.CoveredBy == yes.By).ToImmutableArray();
        if (free.IsEmpty)
        {
            return mine.IsEmpty
                ? Declined(draft.Crew, absence, yes) ?? Late(draft.Crew, absence, wanted)
                : draft.Done(Replies.Words($"You look after {Names(draft.Crew, mine)} already. Thank you."));
        }
        if (free.FirstOrDefault(client => !MaySayYes(absence, yes.By, client)) is { Value: not null } foreign)
        {
            return new Decision.Refused(new Refusal("offer.not-asked", $"{draft.Crew[foreign].Name} was not offered to you, so you can't accept it.", "who"));
        }
        foreach (var client in free)
        {
            Take(draft, yes.Absence, yes.By, client);
        }
        Seconding.By(draft, yes.Absence, yes.By);
        Settling.FollowUp(draft, yes.Absence);
        return draft.Done(Replies.Words(Thanks(draft.Crew, draft[yes.Absence], free, wanted.Except(free).Except(mine))));
    }

    public static Decision Decline(Draft draft, Command.Decline no)
    {
        var absence = draft[no.Absence];
        if (!absence.IsOpen)
        {
            return new Decision.Refused(Refusals.Over(draft.Crew[absence.Owner].Name));
        }
        var lines = absence.Asks.Where(ask => ask.Member == no.By && (no.Ask is null || ask.Number == no.Ask))
            .SelectMany(ask => ask.Lines.Where(line => line.Offer.CanBeAccepted).Select(line => (ask.Number, line.Client)))
            .Where(line => no.Clients.IsEmpty || no.Clients.Contains(line.Client)).ToList();
        var mine = absence.Covers.Where(cover => cover.CoveredBy == no.By && (no.Clients.IsEmpty || no.Clients.Contains(cover.Client))).Select(cover => cover.Client).ToList();
        if (lines.Count == 0 && mine.Count > 0)
        {
            return new Decision.Refused(new Refusal("offer.yours", $"You said yes to {Names(draft.Crew, mine)} already, so it is yours until you give it back.", $"can't {Lines.Client(draft.Crew[mine[0]].Name)}"));
        }
        if (lines.Count == 0 && absence.Asks.Any(ask => ask.Member == no.By))
        {
            return draft.Done(Replies.Words("There is no open question to you any more. Nothing was changed."));
        }
        if (lines.Count == 0)
        {
            return new Decision.Refused(new Refusal("offer.not-asked", "Nothing was offered to you there, so there is nothing to decline.", "who"));
        }
        foreach (var (number, client) in lines)
        {
            draft.Add(new Event.OfferChanged(no.Absence, number, client, new Offer.Declined(draft.At, no.Reason)));
        }
        Settling.FollowUp(draft, no.Absence);
        return draft.Done(Replies.Words($"That's fine, {Names(draft.Crew, lines.Select(line => line.Client))} won't be yours. A no needs no reason."));
    }

    private static Refusal? Stale(CrewState crew, Absence absence, Command.Accept yes)
    {
        var owner = crew[absence.Owner].Name;
        if (!absence.IsOpen)
        {
            return Refusals.Over(crew, absence);
        }
        if (yes.By == absence.Owner)
        {
            return new Refusal("offer.own", "You can't cover for yourself; leave a client out of the absence to keep it.", "away list");
        }
        if (yes.Terms is { } terms && terms != absence.Terms)
        {
            return new Refusal("offer.terms", $"The dates have changed: {owner} is away {DateWords.Span(absence.Span)}; please answer on the newer card.", "who");
        }
        if (yes.Ask is { } number && !absence.Asks.Any(ask => ask.Number == number && ask.Member == yes.By))
        {
            return new Refusal("offer.not-asked", "That question was put to somebody else, so only that person can answer it.", "who");
        }
        return crew.IsAway(yes.By, absence.Span)
            ? new Refusal("offer.away", $"You're away yourself in that time, so you can't cover for {owner}.", "away list")
            : null;
    }

    private static ImmutableArray<ClientId> Offered(Absence absence, Command.Accept yes) => [.. absence.Asks
        .Where(ask => ask.Member == yes.By && (yes.Ask is null ? ask.Terms == absence.Terms : ask.Number == yes.Ask))
        .SelectMany(ask => ask.Lines).Where(line => line.Offer is not Offer.Declined).Select(line => line.Client).Distinct()];

    private static bool IsFree(Absence absence, MemberId by, ClientId client) => absence.CoverOf(client) is { } cover
        && (cover.IsWanting || (cover.CoveredBy is { } other && other != by && IsHandedTo(absence, by, client)));

    private static bool IsHandedTo(Absence absence, MemberId by, ClientId client) => absence.Asks.Any(ask =>
        ask.Member == by && ask.Lines.Any(line => line.Client == client && line.Handed && line.Offer.CanBeAccepted));

    /// <summary>Only who was asked, or anybody once the whole team channel is; a no may still become a yes.</summary>
    private static bool MaySayYes(Absence absence, MemberId by, ClientId client) =>
        absence.Asks.Any(ask => ask.Member == by && ask.Lines.Any(line => line.Client == client && line.Offer is not Offer.Withdrawn { Why: WithdrawnWhy.NewTerms }))
        || (absence.CoverOf(client)?.Stage is CoverStage.Open && absence.Calls.Any(call => call.Clients.Contains(client)));

    public static void Take(Draft draft, AbsenceId id, MemberId by, ClientId client)
    {
        var before = draft[id].CoverOf(client)!;
        foreach (var ask in draft[id].Asks)
        {
            foreach (var line in ask.Lines.Where(line => line.Client == client))
            {
                if (ask.Member == by && line.Offer is not Offer.Accepted)
                {
                    draft.Add(new Event.OfferChanged(id, ask.Number, client, new Offer.Accepted(draft.At)));
                }
                else if (ask.Member != by && (line.Offer.CanBeAccepted || line.Offer is Offer.Accepted))
                {
                    draft.Add(new Event.OfferChanged(id, ask.Number, client, new Offer.Withdrawn(draft.At, WithdrawnWhy.Taken, by)));
                }
            }
        }
        draft.Add(new Event.StageChanged(id, client, new CoverStage.Covered(by, draft.At, null)));
        draft.Add(new Event.CoverTimed(id, client, null, null, null));
        if (before.CoveredBy is { } replaced)
        {
            Telling.Member(draft, id, replaced, $"{draft.Crew[by].Name} looks after {draft.Crew[client].Name} from now on. Thank you for what you did; what you wrote goes along.");
        }
        if (!draft[id].Handovers.Contains(by))
        {
            draft.Add(new Event.HandoverGiven(id, by));
        }
    }

    /// <summary>A yes on a card that still shows what was said no to: it may be meant, or a slip. Null when nothing of it is free.</summary>
    private static Decision.Refused? Declined(CrewState crew, Absence absence, Command.Accept yes)
    {
        var free = absence.Asks.Where(ask => ask.Member == yes.By && ask.Terms == absence.Terms && (yes.Ask is null || ask.Number == yes.Ask))
            .SelectMany(ask => ask.Lines.Where(line => line.Offer is Offer.Declined && IsFree(absence, yes.By, line.Client) && (yes.Clients.IsEmpty || yes.Clients.Contains(line.Client))).Select(line => (ask, line.Client))).ToList();
        return free.Count == 0 ? null : new Decision.Refused(new Refusal("offer.declined", $"You said no to {Names(crew, free.Select(pair => pair.Client))} before; nobody has {(free.Count == 1 ? "it" : "them")} yet, so a yes still counts.", $"accept {Lines.Client(crew[free[0].Client].Name)}")
            .With([.. free.Select(pair => new Button($"Accept {crew[pair.Client].Name}", Presses.Accept(absence, pair.ask, pair.Client)))]));
    }

    private static Decision.Refused Late(CrewState crew, Absence absence, ImmutableArray<ClientId> wanted)
    {
        var taken = wanted.FirstOrDefault(client => absence.CoverOf(client)?.CoveredBy is not null);
        return new Decision.Refused(taken.Value is null
            ? new Refusal("offer.gone", "Nobody is needed there any more; thank you all the same.", "who")
            : new Refusal("offer.taken", $"{crew[absence.CoverOf(taken)!.CoveredBy!.Value].Name} has {crew[taken].Name} already, so there is nothing left to do for you; thank you all the same.", $"who {Lines.Client(crew[taken].Name)}"));
    }

    private static string Thanks(CrewState crew, Absence absence, IEnumerable<ClientId> taken, IEnumerable<ClientId> gone)
    {
        var others = gone.Where(client => absence.CoverOf(client)?.CoveredBy is not null).ToList();
        var rest = others.Count == 0 ? "" : " " + string.Join(' ', others.Select(client => $"{crew[absence.CoverOf(client)!.CoveredBy!.Value].Name} has {crew[client].Name} already."));
        return $"Thank you. You look after {Names(crew, taken)}, {DateWords.SpanShort(absence.Span)}. The handover is in your chat with me.{rest}";
    }

    private static string Names(CrewState crew, IEnumerable<ClientId> clients) => Lists.And(clients.Distinct().Select(client => crew[client].Name));
}
