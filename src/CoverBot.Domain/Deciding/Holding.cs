using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Quiet hours end: what was held goes out, unless it was overtaken meanwhile or it is night again.</summary>
internal static class Holding
{
    public static void Release(Draft draft, Absence absence, string key)
    {
        if (IsOver(absence, key))
        {
            draft.Add(new Event.HeldBack(absence.Id, key, Instant.MaxValue));
        }
        else if (draft.AfterQuiet(draft.At, ZoneOf(draft.Crew, absence, key)) is var until && until > draft.At + DueTimes.Grace)
        {
            draft.Add(new Event.HeldBack(absence.Id, key, until));
        }
        else
        {
            draft.Add(new Event.Released(absence.Id, key));
        }
    }

    public static void Release(Draft draft, Member member)
    {
        foreach (var key in member.Held.Where(held => held.Value <= draft.At + DueTimes.Grace).Select(held => held.Key))
        {
            var until = draft.AfterQuiet(draft.At, draft.Crew[member.Into ?? member.Id].Week.ZoneId);
            draft.Add(until > draft.At + DueTimes.Grace ? new Event.MemberHeld(member.Id, key, until) : new Event.MemberReleased(member.Id, key));
        }
    }

    private static bool IsOver(Absence absence, string key) => (TeamCard.IsKey(key) && !absence.IsOpen)
        || (key == OwnerCard.Key && (!absence.IsOpen || absence.Settled.Length > 0))
        || absence.Said.Any(said => said.Key == key && said.State != SaidState.Due)
        || absence.Asks.Any(ask => ask.Key == key && !ask.IsOpen)
        || absence.Gaps.Any(gap => gap.Key == key && gap.Closed)
        || absence.Returns.Any(ask => ask.Key == key && ask.Answer is not null)
        || absence.StillAway.Any(ask => ask.Key == key && ask.Answered)
        || absence.Calls.Any(call => call.Cards.Any(card => card.Key == key) && !call.Clients.Any(client => absence.CoverOf(client)?.Stage is CoverStage.Open))
        || absence.Settled.Any(settled => settled.Key == key && (!absence.IsOpen || settled.Number < absence.Settled.Length));

    /// <summary>Where the card's reader is; for clients and the team, where the crew is.</summary>
    private static string ZoneOf(CrewState crew, Absence absence, string key)
    {
        var reader = absence.Asks.FirstOrDefault(ask => ask.Key == key)?.Member
            ?? absence.Gaps.FirstOrDefault(gap => gap.Key == key)?.Lead
            ?? absence.StillAway.FirstOrDefault(ask => ask.Key == key)?.Lead
            ?? (absence.Said.FirstOrDefault(said => said.Key == key)?.To as SaidTo.Member)?.Id
            ?? (key == OwnerCard.Key || absence.Returns.Any(ask => ask.Key == key) || absence.Settled.Any(settled => settled.Key == key) ? absence.Owner : null);
        return reader is { } member ? crew[member].Week.ZoneId : crew.Settings.ZoneId;
    }
}
