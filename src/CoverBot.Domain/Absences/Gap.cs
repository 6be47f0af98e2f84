using System.Collections.Immutable;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>"Who can step in?" to the whole team channel, a button per client: the card <c>call/1</c>.</summary>
/// <param name="Clients">Whom it is about.</param>
public sealed record OpenCall(int Number, ImmutableArray<ClientId> Clients, Instant At)
{
    /// <summary>The sides beside the first that it was put to.</summary>
    public ImmutableArray<int> Sides { get; init; } = [];

    /// <summary>Whom it calls by name, since only that rings in a channel: who was not asked before, and is told nowhere else.</summary>
    public ImmutableArray<MemberId> Rung { get; init; } = [];

    public string Key => $"call/{Number}";

    /// <summary>The side and the key of each of its cards.</summary>
    public IEnumerable<(int Side, string Key)> Cards => Sides.Select(side => (side, $"call/{Number}/{side}")).Prepend((Crew.FirstSide, Key));
}

/// <summary>A lead is told that nobody has said yes: the card <c>gap/1</c>. A reminder is a gap of a higher number; the older card closes.</summary>
/// <param name="Since">When a lead was first told of it.</param>
/// <param name="NextAt">When the lead is told again if still nobody has; null when closed or when the lead said "I'm on it".</param>
/// <param name="Closed">Overtaken by a newer card, or nobody is wanted any more.</param>
public sealed record Gap(int Number, MemberId Lead, ImmutableArray<ClientId> Clients, Instant Since, int Reminders, Instant? NextAt, bool Closed)
{
    public string Key => $"gap/{Number}";
}

/// <summary>The owner is told once that all is looked after, or that some can't be: the card <c>settled/1</c>. A later one closes it.</summary>
/// <param name="Well">False when some client has nobody.</param>
public sealed record Settled(int Number, Instant At, bool Well)
{
    public string Key => $"settled/{Number}";
}

/// <summary>"Are you back?" on a working morning: the card <c>return/1</c>.</summary>
/// <param name="LeadAt">When a lead hears that nobody pressed; null when told already or not wanted.</param>
/// <param name="Answer">Null until pressed.</param>
public sealed record ReturnAsk(int Number, LocalDate Day, Instant At, Instant? LeadAt, ReturnAnswer? Answer)
{
    public string Key => $"return/{Number}";
}

public enum ReturnAnswer
{
    Back,
    Longer,

    /// <summary>Nobody pressed before the next morning's question.</summary>
    Overtaken,
}

/// <summary>"Is Ann still away?" to a lead, while an emergency has no end: the card <c>still/1</c>.</summary>
public sealed record StillAway(int Number, MemberId Lead, LocalDate Day, Instant At, bool Answered)
{
    public string Key => $"still/{Number}";
}
