using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Commands as tests write them.</summary>
internal static class Wishes
{
    public static Command.GoAway Away(MemberId who, AwaySpan span, AbsenceId? id = null, AbsenceKind kind = AbsenceKind.Planned, MemberId? by = null) =>
        new(by ?? who, who, id ?? Crewland.Leave, kind, span, [], [], Reach.NotAtAll, [], false, null);

    public static Command.GoAway Emergency(MemberId who, NodaTime.Instant at, AbsenceId? id = null, MemberId? by = null) => Away(
        who, new AwaySpan(at.InZone(CoverBot.Domain.Time.Zones.Of(Crewland.London)).LocalDateTime, null, false), id, by is null ? AbsenceKind.Emergency : AbsenceKind.Reported, by);

    public static Command.Accept Yes(MemberId by, params ImmutableArray<ClientId> clients) => new(by, Crewland.Leave, clients, null, null);

    public static Command.Decline No(MemberId by, params ImmutableArray<ClientId> clients) => new(by, Crewland.Leave, clients, null, "");

    public static Command.GiveBack Cant(MemberId by, params ImmutableArray<ClientId> clients) => new(by, Crewland.Leave, clients, "");
}
