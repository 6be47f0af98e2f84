using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Desk;

/// <summary>Where the courier reads what should be in the chat. The Bulletin stands behind it.</summary>
public interface IBoards
{
    /// <summary>Reads the head first, then the board's state: never an older state under a newer head.</summary>
    Task<BoardView> ReadAsync(string crew, string board, CancellationToken cancel);

    /// <summary>The head's revision alone.</summary>
    Task<long> RevAsync(string crew, CancellationToken cancel);
}

/// <param name="Rev">The head's revision the cards were made from.</param>
/// <param name="Cards">All the board's cards, in list order.</param>
public sealed record BoardView(long Rev, ImmutableArray<BoardCard> Cards);
