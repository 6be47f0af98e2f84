using System.Collections.Immutable;

namespace CoverBot.Domain.Grammar;

/// <summary>What was found for a name in a line.</summary>
/// <param name="Options">The one that is meant, or all that it could be; empty when nobody is called that.</param>
/// <param name="Fit">How well it fits.</param>
/// <param name="Used">How many words the name takes; 0 when the line has none here.</param>
/// <param name="Typed">The name as typed.</param>
internal sealed record Found<TId>(ImmutableArray<Named<TId>> Options, Fit Fit, int Used, string Typed)
    where TId : struct
{
    public static Found<TId> Nothing { get; } = new([], Fit.No, 0, "");

    public bool IsOne => Options.Length == 1;

    public bool IsSeveral => Options.Length > 1;

    public bool IsExact => IsOne && Fit <= Fit.SameLetters;

    public TId Id => Options[0].Id;
}
