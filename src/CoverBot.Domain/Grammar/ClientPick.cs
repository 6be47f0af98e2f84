using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>The clients a line is about.</summary>
/// <param name="Only">Those named after <c>for</c>; empty means all of the person's clients.</param>
/// <param name="Except">Those left out.</param>
public sealed record ClientPick(ImmutableArray<ClientId> Only, ImmutableArray<ClientId> Except)
{
    public static ClientPick All { get; } = new([], []);

    public bool Includes(ClientId client) => (Only.IsEmpty || Only.Contains(client)) && !Except.Contains(client);

    public bool Equals(ClientPick? other) => other is not null && Only.SequenceEqual(other.Only) && Except.SequenceEqual(other.Except);

    public override int GetHashCode() => HashCode.Combine(Only.Length, Except.Length);
}
