using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>A person or a client by id and by the name people read.</summary>
public sealed record Named<TId>(TId Id, string Name)
    where TId : struct
{
    /// <summary>The platform's ids this is mentioned by: user ids of a member's accounts, ids of a client's channels.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];
}

/// <summary>The names a line may use. Refusals quote from these lists, so they hold only what the person who typed may read.</summary>
public sealed record Names(ImmutableArray<Named<MemberId>> Members, ImmutableArray<Named<ClientId>> Clients)
{
    public static Names None { get; } = new([], []);
}
