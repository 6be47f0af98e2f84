using CoverBot.Desk.Rows;
using CoverBot.Storage;

namespace CoverBot.Desk.Delivery;

/// <summary>Reads and writes board rows under their versions.</summary>
internal sealed class BoardStore(ITable table, string crew, string board, CancellationToken cancel)
{
    /// <summary>How often in a row a lost answer is taken before the caller hears of it.</summary>
    private const int Patience = 5;

    private int _unsure;

    /// <summary>Every board row of the crew that can be read.</summary>
    public static async Task<IEnumerable<BoardRow>> AllAsync(ITable table, string crew, CancellationToken cancel) =>
        (await table.RangeAsync(crew, Keys.BoardPrefix, Keys.After(Keys.BoardPrefix), cancel)).Select(BoardColumns.ReadOrNull).OfType<BoardRow>();

    /// <summary>The row as it is now; null when there is none.</summary>
    public async Task<BoardRow?> ReadAsync() =>
        await table.GetAsync(crew, BoardRow.KeyOf(board), cancel) is { } row ? BoardColumns.Read(row) : null;

    /// <summary>Writes the row over the version it was read with.</summary>
    /// <returns>The row with its new version; null when the table holds another one than that which was written.</returns>
    public async Task<BoardRow?> WriteAsync(BoardRow row)
    {
        var columns = BoardColumns.Write(row);
        try
        {
            RowAction action = row.Version.Length == 0
                ? new RowAction.Insert(BoardRow.KeyOf(board), columns)
                : new RowAction.Replace(BoardRow.KeyOf(board), columns, row.Version);
            var versions = await table.CommitAsync(crew, [action], cancel);
            _unsure = 0;
            return row with { Version = versions[0] };
        }
        catch (TableConflictException)
        {
            return null;
        }
        catch (TableUnsureException) when (++_unsure < Patience)
        {
            return await LookAsync() is { } now && BoardColumns.Write(now).SequenceEqual(columns) ? now : null;
        }
    }

    /// <summary>Whether it was written has to be known: what stands in a chat may stand in this row alone.</summary>
    private async Task<BoardRow?> LookAsync()
    {
        while (true)
        {
            try
            {
                return await ReadAsync();
            }
            catch (TableUnsureException) when (++_unsure < Patience)
            {
                // It is asked again.
            }
        }
    }

    /// <summary>Changes the row, whoever holds the board. A <paramref name="change"/> that returns the very row it was given writes nothing.</summary>
    /// <returns>The row as it is then; null when there is none.</returns>
    public async Task<BoardRow?> UpdateAsync(Func<BoardRow, BoardRow> change)
    {
        while (await ReadAsync() is { } row)
        {
            var changed = change(row);
            if (ReferenceEquals(changed, row))
            {
                return row;
            }
            if (await WriteAsync(changed) is { } written)
            {
                return written;
            }
        }
        return null;
    }
}
