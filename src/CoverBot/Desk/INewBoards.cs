using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Makes the row of a board that a decision opens, held by this process, so that nobody else posts its first cards.</summary>
internal interface INewBoards
{
    RowAction Insertion(string board, ImmutableArray<BoardCard> cards);
}
