using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Boards that a decision of this process opens: their rows are held from the commit on, so that nobody else posts their first cards.</summary>
internal sealed class NewBoards(Courier courier, TimeProvider wall)
{
    private readonly ConcurrentDictionary<string, Made> boards = new();

    public RowAction Insertion(string board, ImmutableArray<BoardCard> cards)
    {
        var row = BoardRow.New(board, courier.NewHolder(), wall.Wall(), cards, courier.CanLookUp);
        boards[board] = new(row, cards, 0);
        return row.Insertion();
    }

    /// <summary>The boards among the rows of a commit that is in: what they show need not be read again.</summary>
    /// <param name="rows">Row key to version.</param>
    /// <param name="rev">The head's Rev that the commit made.</param>
    public void Committed(IEnumerable<(string Key, string Version)> rows, long rev)
    {
        foreach (var (key, version) in rows)
        {
            if (BoardOf(key) is { } board && boards.TryGetValue(board, out var made))
            {
                boards.TryUpdate(made.Row.Board, made with { Row = made.Row with { Version = version }, Rev = rev }, made);
            }
        }
    }

    /// <summary>The boards among the rows of a commit that did not come about.</summary>
    public void Drop(IEnumerable<string> keys)
    {
        foreach (var board in keys.Select(BoardOf).OfType<string>())
        {
            Take(board);
        }
    }

    public bool IsNew(string board) => boards.ContainsKey(board);

    /// <summary>As what the board is to be run first, said once; null when it is as any other.</summary>
    public NewBoard? Take(string board) => !boards.TryRemove(board, out var made) ? null
        : made.Rev == 0 ? new(made.Row.Holder) : new(made.Row.Holder, made.Row, new(made.Rev, made.Cards));

    /// <summary>Null for any other row's key.</summary>
    private static string? BoardOf(string key) => key.StartsWith(Rows.Keys.BoardPrefix, StringComparison.Ordinal) ? key[Rows.Keys.BoardPrefix.Length..] : null;

    /// <param name="Rev">0 until the commit is known to be in.</param>
    private sealed record Made(BoardRow Row, ImmutableArray<BoardCard> Cards, long Rev);
}
