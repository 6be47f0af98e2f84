using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Time;

namespace CoverBot.Domain.Crews;

/// <summary>The VAs who cover for each other.</summary>
/// <param name="TeamChannel">Where the crew talks on its first side; whoever is in it is a member.</param>
/// <param name="ZoneId">The zone clients are told times in.</param>
/// <param name="Leads">Who may change settings and owns gaps, in order; never empty.</param>
/// <param name="Quiet">Null when switched off.</param>
/// <param name="TeamShared">Another company was seen to read the team's channel, and the leads know.</param>
public sealed record Crew(CrewId Id, ChannelRef TeamChannel, string ZoneId, ImmutableArray<MemberId> Leads, QuietHours? Quiet, bool TeamShared = false)
{
    /// <summary>The number of the side on which the crew was made.</summary>
    public const int FirstSide = 1;

    /// <summary>Workspaces and tenants that were joined, in order of their numbers; those that were taken out again stay, for the cards there.</summary>
    public ImmutableArray<Side> Sides { get; init; } = [];

    /// <summary>The code that joins another side; null when none was asked for.</summary>
    public LinkOffer? Offer { get; init; }

    /// <summary>The crew that this one's workspace was joined to; null while it is a crew of its own.</summary>
    public CrewId? Into { get; init; }

    /// <summary>The team's channel on every side that belongs to the crew now, with the side's number.</summary>
    public IEnumerable<(int Side, ChannelRef Channel)> TeamChannels =>
        Sides.Where(side => side.IsIn).Select(side => (side.Number, side.TeamChannel)).Prepend((FirstSide, TeamChannel));

    public bool HasSides => Sides.Any(side => side.IsIn);

    public bool IsTeam(ChannelRef channel) => TeamChannels.Any(team => team.Channel == channel);

    /// <summary>The side a workspace or tenant is; null when it is none of the crew's.</summary>
    public int? SideOf(string platform, string tenant)
    {
        foreach (var (side, channel) in TeamChannels)
        {
            if (channel.Platform == platform && channel.Tenant == tenant)
            {
                return side;
            }
        }
        return null;
    }

    /// <summary>A joined side, one that was taken out again included; null for the first.</summary>
    public Side? Joined(int side) => Sides.FirstOrDefault(one => one.Number == side);

    /// <summary>The team's channel on a side; also where a side was taken out again, so that what stands there can be closed.</summary>
    public ChannelRef TeamChannelOn(int side) => Joined(side)?.TeamChannel ?? TeamChannel;

    public Crew With(Side side) => this with
    {
        Sides = Sides.Any(old => old.Number == side.Number) ? [.. Sides.Select(old => old.Number == side.Number ? side : old)] : Sides.Add(side),
    };
}
