using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>A small crew: Ann with four clients, Ben with one, backups Ben, Cara and Max, Lee the lead. Dana is an outsider.</summary>
internal static class Crewland
{
    public const string London = "Europe/London";
    public const string NewYork = "America/New_York";
    public const string Auckland = "Pacific/Auckland";

    public static readonly ChannelRef TeamChannel = Channel("team");

    public static MemberId Ann { get; } = new("ann");

    public static MemberId Ben { get; } = new("ben");

    public static MemberId Cara { get; } = new("cara");

    public static MemberId Lee { get; } = new("lee");

    public static MemberId Max { get; } = new("max");

    public static ImmutableArray<MemberId> People { get; } = [Ann, Ben, Cara, Lee, Max];

    public static ClientId Acme { get; } = new("acme");

    public static ClientId Birch { get; } = new("birch");

    public static ClientId Cole { get; } = new("cole");

    public static ClientId Dale { get; } = new("dale");

    public static ClientId Fern { get; } = new("fern");

    public static ImmutableArray<ClientId> Clients { get; } = [Acme, Birch, Cole, Dale, Fern];

    /// <summary>Monday 16 November 2026, 10:00 in London.</summary>
    public static Instant Monday { get; } = Instant.FromUtc(2026, 11, 16, 10, 0);

    /// <summary>Mon 30 Nov - Fri 4 Dec 2026: two weeks after <see cref="Monday"/>.</summary>
    public static AwaySpan Week { get; } = AwaySpan.Days(new(2026, 11, 30), new(2026, 12, 4));

    public static AbsenceId Leave { get; } = new("leave");

    /// <param name="zones">One for each of <see cref="People"/>, in order; the missing ones are in London.</param>
    public static CrewState State(params string[] zones) => new(
        new Crew(new("crew"), TeamChannel, London, [Lee], QuietHours.Standard),
        People.Select((id, i) => Member(id, i < zones.Length ? zones[i] : London)).ToImmutableSortedDictionary(member => member.Id.Value, member => member, StringComparer.Ordinal),
        new[]
        {
            Client(Acme, "Acme Ltd", Ann, InChannel("acme", Ann, Ben, Cara, Lee), [Ben, Cara]),
            Client(Birch, "Birch", Ann, new ToldHow.ByHand(), [Ben]),
            Client(Cole, "Cole", Ann, InChannel("cole", Ann, Lee), []) with { NobodyNeeded = true },
            Client(Dale, "Dale", Ann, InChannel("dale", Ann), [Cara, Ben, Max]),
            Client(Fern, "Fern", Ben, InChannel("fern", Ben, Ann), [Ann, Cara]),
        }.ToImmutableSortedDictionary(client => client.Id.Value, client => client, StringComparer.Ordinal),
        CrewState.Empty.Absences);

    public static ToldHow InChannel(string id, params MemberId[] readers) => new ToldHow.InChannel(Channel(id), id, [.. readers]);

    public static ChannelRef Channel(string id) => new("playground", "t", id);

    public static Account AccountOf(MemberId id) => new("playground", "t", id.Value);

    private static Member Member(MemberId id, string zone)
    {
        var name = char.ToUpperInvariant(id.Value[0]) + id.Value[1..];
        return new(id, AccountOf(id), name, name + " O'Full", WorkWeek.Standard(zone), true, [], [], ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal));
    }

    private static Client Client(ClientId id, string name, MemberId owner, ToldHow told, ImmutableArray<MemberId> backups) =>
        new(id, name, owner, told, backups, false, false, Playbook.Empty);
}
