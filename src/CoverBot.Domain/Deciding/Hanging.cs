using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>What hangs on a joined side, so that it can't be taken out any more.</summary>
internal static class Hanging
{
    /// <summary>"Acme is told in #acme there"; null when nothing does.</summary>
    public static string? On(CrewState crew, Side side)
    {
        var (platform, tenant) = (side.TeamChannel.Platform, side.TeamChannel.Tenant);
        if (crew.Clients.Values.FirstOrDefault(client => !client.Archived && client.Told is ToldHow.InChannel told && told.Channel.Platform == platform && told.Channel.Tenant == tenant) is { } told)
        {
            return $"{told.Name} is told in a channel there";
        }
        return crew.Members.Values.Where(member => member is { Here: true, Into: null } && member.AccountIn(platform, tenant) is not null)
            .Select(member => Of(crew, member)).FirstOrDefault(what => what is not null);
    }

    private static string? Of(CrewState crew, Member member)
    {
        if (!member.Others.IsEmpty)
        {
            return $"{member.Name} is one member with accounts on both sides";
        }
        if (crew.IsLead(member.Id))
        {
            return $"{member.Name} is a lead";
        }
        return crew.Clients.Values.FirstOrDefault(client => !client.Archived && (client.Owner == member.Id || client.Backups.Contains(member.Id))) is { } client
            ? $"{member.Name} {(client.Owner == member.Id ? "owns" : "backs up")} {client.Name}"
            : crew.Absences.Values.Any(absence => absence.IsOpen && Concerns(absence, member.Id)) ? $"{member.Name} is away, or steps in for somebody" : null;
    }

    private static bool Concerns(Absence absence, MemberId member) => absence.Owner == member
        || absence.Covers.Any(cover => cover.CoveredBy == member) || absence.Asks.Any(ask => ask.Member == member && ask.IsOpen);
}
