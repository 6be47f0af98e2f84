using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Time;

namespace CoverBot.Domain.Crews;

/// <summary>The VAs who cover for each other.</summary>
/// <param name="TeamChannel">Where the crew talks; whoever is in it is a member.</param>
/// <param name="ZoneId">The zone clients are told times in.</param>
/// <param name="Leads">Who may change settings and owns gaps, in order; never empty.</param>
/// <param name="Quiet">Null when switched off.</param>
/// <param name="TeamShared">Another company was seen to read the team's channel, and the leads know.</param>
public sealed record Crew(CrewId Id, ChannelRef TeamChannel, string ZoneId, ImmutableArray<MemberId> Leads, QuietHours? Quiet, bool TeamShared = false);
