using CoverBot.Desk.Rows;
using CoverBot.Domain.Chat;
using CoverBot.Storage;

namespace CoverBot.Desk.Delivery;

/// <summary>Reads and writes board rows under their versions.</summary>
/// <param name="stopping">Whether the process is about to end, which waits for few seconds.</param>
internal sealed class BoardStore(ITable table, string crew, string board, TimeProvider time, Func<bool> stopping, CancellationToken cancel)
{
    /// <summary>How often in a row a lost answer is taken before the caller hears of it.</summary>
    private const int Patience = 5;

    /// <summary>How often and for how long where <see cref="MustKnow"/>.</summary>
    private const int Insisting = 100;

    private static readonly TimeSpan InsistingFor = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan InsistingAtLast = TimeSpan.FromSeconds(3);

    private int _unsure;
    private long _since;
    private TimeSpan _pause = Backoff.First;

    /// <summary>Whether something stands in a chat that the row does not know yet: forgotten, it would be sent once more.</summary>
    public bool MustKnow { get; set; }

    /// <summary>Every board row of the crew that can be read.</summary>
    public static async Task<IEnumerable<BoardRow>> AllAsync(ITable table, string crew, CancellationToken cancel) =>
        (await table.RangeAsync(crew, Keys.BoardPrefix, Keys.After(Keys.BoardPrefix), cancel)).Select(BoardColumns.ReadOrNull).OfType<BoardRow>();

    /// <summary>The card behind a message, on whichever board of the crew it is; null when no board knows the message.</summary>
    public static async Task<(string Board, string Key, CardEntry Entry)?> BehindAsync(ITable table, string crew, Address at, string message, CancellationToken cancel)
    {
        var found = (await AllAsync(table, crew, cancel))
            .SelectMany(row => row.Cards.Select(card => (row.Board, card.Key, Entry: card.Value)))
            .FirstOrDefault(card => card.Entry.Message == message && card.Entry.To == at);
        return found.Key is null ? null : found;
    }

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
            var versions = await table.CommitAsync(crew, [RowAction.Over(row.Version, BoardRow.KeyOf(board), columns)], cancel);
            Heard();
            return row with { Version = versions[0] };
        }
        catch (TableConflictException)
        {
            return null;
        }
        catch (TableUnsureException) when (MayAskAgain())
        {
            await PauseAsync();
            return await LookAsync() is { } now && BoardColumns.Write(now).SequenceEqual(columns) ? now : null;
        }
    }

    /// <summary>The row as it is now, asked for until there is an answer: what stands in a chat may stand in this row alone.</summary>
    public async Task<BoardRow?> LookAsync()
    {
        while (true)
        {
            try
            {
                return await ReadAsync();
            }
            catch (TableUnsureException) when (MayAskAgain())
            {
                await PauseAsync();
            }
        }
    }

    /// <summary>Changes the row, whoever holds the board. A <paramref name="change"/> that returns the very row it was given writes nothing.</summary>
    /// <returns>The row as it is then; null when there is none.</returns>
    public async Task<BoardRow?> UpdateAsync(Func<BoardRow, BoardRow> change)
    {
        while (await LookAsync() is { } row)
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

    private bool MayAskAgain()
    {
        _since = _unsure == 0 ? time.GetTimestamp() : _since;
        return ++_unsure < (MustKnow ? Insisting : Patience) && (!MustKnow || time.GetElapsedTime(_since) < (stopping() ? InsistingAtLast : InsistingFor));
    }

    private async Task PauseAsync()
    {
        if (MustKnow)
        {
            await Task.Delay(_pause, time, cancel);
            _pause = Backoff.After(_pause);
        }
    }

    private void Heard() => (_unsure, _pause) = (0, Backoff.First);
}
