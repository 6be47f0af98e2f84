using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>Who is where: questions about people that decisions and answers share.</summary>
public static class People
{
    /// <summary>Whether somebody can't step in within the span: in an emergency, or away for a working day or more, at some time of it, or no longer in the team.</summary>
    public static bool IsAway(this CrewState crew, MemberId member, AwaySpan span)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return !crew[member].Here
            || crew.Absences.Values.Any(other => other.IsOpen && other.Owner == member && (other.IsUrgent || !Spans.IsShort(other.Span, other.Week)) && other.Span.Overlaps(span));
    }

    /// <summary>Whether somebody is away right now, for however short.</summary>
    public static bool IsAwayAt(this CrewState crew, MemberId member, Instant at)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return crew.Absences.Values.Any(other => other.IsOpen && other.Owner == member && Spans.Holds(other, at));
    }

    /// <summary>The lead who owns a gap of this absence: never the absent person, and one who is there if there is one.</summary>
    /// <returns>Null when the crew has nobody else at all.</returns>
    public static MemberId? LeadFor(this CrewState crew, Absence absence, Instant at)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return crew.LeadBut(absence.Owner, at);
    }

    /// <summary>The lead who sees to somebody's matters: never that person, and one who is there if there is one.</summary>
    /// <returns>Null when the crew has nobody else at all.</returns>
    public static MemberId? LeadBut(this CrewState crew, MemberId person, Instant at)
    {
        ArgumentNullException.ThrowIfNull(crew);
        var leads = crew.Settings.Leads.Where(lead => lead != person && crew[lead].Here).ToList();
        var others = crew.Members.Values.Where(member => member.Here && member.Id != person).Select(member => member.Id);
        foreach (var candidate in leads.Where(lead => !crew.IsAwayAt(lead, at)).Concat(leads).Concat(others))
        {
            return candidate;
        }
        return null;
    }

    /// <summary>Whether somebody may do for an absence what a lead may: a lead, or, once it is a lead's matter, who is asked in a lead's place because the only one is the absent person.</summary>
    public static bool SeesTo(this CrewState crew, Absence absence, MemberId by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(absence);
        var hasBegun = absence.IsUrgent || absence.Starts <= at;
        return crew.IsLead(by) || (by != absence.Owner && (absence.Gaps.Any(gap => gap.Lead == by) || (hasBegun && crew.LeadFor(absence, at) == by)));
    }

    /// <summary>Whether some card did not reach this person.</summary>
    public static bool HasMissed(this CrewState crew, Account account)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return crew.Owning(account) is { } who
            && (!who.Undelivered.IsEmpty || crew.Absences.Values.Any(absence => absence.Undelivered.Any(missed => missed.Who == who.Id)));
    }

    /// <summary>Members who could step in and have not been asked about this client in this absence.</summary>
    public static IEnumerable<Member> NotYetAsked(this CrewState crew, Absence absence, ClientId client)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(absence);
        return crew.Members.Values.Where(member => member.Id != absence.Owner && !crew.IsAway(member.Id, absence.Span)
            && !absence.Asks.Any(ask => ask.Member == member.Id && ask.Terms == absence.Terms && ask.Lines.Any(line => line.Client == client)));
    }
}
