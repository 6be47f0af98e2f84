using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>A card did not arrive and nobody else gets it: a lead hears of it in one sentence. If that does not arrive either the next lead does, until none is left.</summary>
internal static class Undelivering
{
    public static void OfAbsence(Draft draft, AbsenceId id, BoardCard card, Command.Undeliverable report)
    {
        var said = draft[id].Said.FirstOrDefault(said => said.Key == card.Key);
        if (!IsMissed(card, said, report, draft[id]))
        {
            return;
        }
        if (said is { Tried.IsEmpty: false } && !report.Posted)
        {
            draft.Add(new Event.SaidDropped(id, said.Number));
        }
        if (Passed(draft, card, said, report, draft[id]) is var (reader, content, tried))
        {
            Telling.Member(draft, id, reader, content, tried);
        }
    }

    /// <summary>The card stands on the member's own board; the lead reads of it on the lead's.</summary>
    public static void OfMember(Draft draft, MemberId member, BoardCard card, Command.Undeliverable report)
    {
        var said = draft.Crew[member].Said.FirstOrDefault(said => said.Key == card.Key);
        if (!IsMissed(card, said, report, null))
        {
            return;
        }
        if (said is { Tried.IsEmpty: false } && !report.Posted)
        {
            draft.Add(new Event.MemberSaidDropped(member, said.Number));
        }
        if (Passed(draft, card, said, report, null) is var (reader, content, tried))
        {
            SettingUp.TellMember(draft, reader, content, tried);
        }
    }

    /// <summary>Whom to tell next: a lead who is there, else any lead; somebody else only when nobody was told yet and there is no lead but the absent.</summary>
    public static MemberId? Next(Draft draft, ImmutableArray<MemberId> tried, News news)
    {
        bool MayHear(MemberId id) => draft.Crew[id].Here && id != news.Absence?.Owner && !tried.Contains(id) && CanHear(draft.Crew, id, news);
        var leads = draft.Crew.Settings.Leads.Where(MayHear).ToList();
        var others = tried.Length > 1 ? [] : draft.Crew.Members.Values.Select(member => member.Id).Where(MayHear);
        return leads.Where(lead => !draft.Crew.IsAwayAt(lead, draft.At)).Concat(leads).Concat(others).Select(id => (MemberId?)id).FirstOrDefault();
    }

    /// <summary>Where nobody at all is reached, telling somebody else there is of no use.</summary>
    public static bool CanHear(CrewState crew, MemberId id, News news) => !ReasonWords.IsEverywhere(news.Reason) || crew[id].To.Platform != news.To.Platform
        || (news.Reason != Reasons.NotConfigured && crew[id].To.Tenant != news.To.Tenant);

    /// <summary>Nobody misses a question that is over, nor the last state of a card whose question is.</summary>
    private static bool IsMissed(BoardCard card, Said? said, Command.Undeliverable report, Absence? absence) => report.Posted ? card.Open
        : said is not null ? said.State == SaidState.Due && (absence is null || SaidCard.Closing(absence, said) is null)
        : card.Open || card.Key == "handback" || (TeamCard.IsKey(card.Key) && absence is { IsOpen: true });

    /// <returns>Null when there is nobody left to tell, or nobody who would have read it.</returns>
    private static (MemberId Reader, Card Content, ImmutableArray<MemberId> Tried)? Passed(Draft draft, BoardCard card, Said? said, Command.Undeliverable report, Absence? absence)
    {
        var missing = card.To is Address.Person person ? draft.Crew.Owning(person.Account) : null;
        if (missing is { Here: false })
        {
            return null;
        }
        ImmutableArray<MemberId> tried = said is { Tried.IsEmpty: false } ? said.Tried : missing is null ? [] : [missing.Id];
        if (Next(draft, tried, new News(card.To, report.Reason, absence)) is not { } reader)
        {
            return null;
        }
        return (reader, said is { Tried.IsEmpty: false } ? said.Content : Card.Of(Sentence(card, missing, report, draft.Crew.IsLead(reader))), tried.Add(reader));
    }

    /// <param name="whole">Whether the reader may know what it was about.</param>
    private static string Sentence(BoardCard card, Member? missing, Command.Undeliverable report, bool whole)
    {
        var what = whole ? $"“{card.Content.Summary.TrimEnd('.')}”" : "A message";
        var why = missing is not null ? ReasonWords.ToPerson(report.Reason, missing.Name) : ReasonWords.InRoom(report.Reason, ((Address.Room)card.To).Channel, "the team's channel");
        var missed = missing?.Name ?? "the team's channel";
        return report.Posted ? $"{missed} still has an older version of {(whole ? what : "a message")}. {why}." : $"{what} did not reach {missed}. {why}.";
    }
}

/// <summary>What somebody is to hear: where nobody was reached, why, and during which absence; null for none.</summary>
internal sealed record News(Address To, string Reason, Absence? Absence);
