using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Boards that a decision of this process opens: their rows are held from the commit on, so that nobody else posts their first cards.</summary>
internal sealed class NewBoards(Courier courier, TimeProvider wall)
{
    private readonly ConcurrentDictionary<string, string> holders = new();

    public RowAction Insertion(string board, ImmutableArray<BoardCard> cards) =>
        BoardRow.Insertion(board, holders[board] = courier.NewHolder(), wall.Wall(), cards, courier.CanLookUp);

    public bool IsNew(string board) => holders.ContainsKey(board);

    /// <summary>Under whom the board is to be run first, said once; null when it is as any other.</summary>
    public string? HolderOf(string board) => holders.TryRemove(board, out var holder) ? holder : null;
}
