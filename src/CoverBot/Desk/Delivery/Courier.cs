using System.Globalization;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>Makes the chat show what the boards list, one holder per board at a time.</summary>
/// <param name="replica">Names this process; another one after each start.</param>
/// <param name="alone">Whether no other process can be at the boards: whoever else holds one is gone.</param>
/// <param name="time">Wall time: leases and limits have nothing to do with the clock people are told.</param>
public sealed partial class Courier(
    ITable table, IBoards boards, IEnumerable<IChat> chats, TimeProvider time, IFaults faults, ILogger<Courier> log, string replica, bool alone)
{
    private readonly Chats _chats = new(chats);
    private readonly HashSet<Task> _running = [];
    private int _holders;
    private volatile bool _stopping;

    /// <summary>A new holder's name, for <see cref="BoardRow.New"/> and the run that follows it.</summary>
    public string NewHolder() => replica + "/" + Interlocked.Increment(ref _holders).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a post whose answer was lost can be looked up there, for <see cref="BoardRow.New"/>.</summary>
    public bool CanLookUp(Address to) => _chats.CanLookUp(to);

    /// <summary>From when on it makes sense to run the board; null for at once.</summary>
    public Instant? NotBefore(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return IsGone(row.Holder) ? null : row.NotBefore;
    }

    /// <summary>Shows what should be shown, until nothing is left to do now. Never waits for a later moment: the outcome names it.</summary>
    /// <param name="inserted">The board as a commit has just made it; null when it is to be held now.</param>
    /// <param name="cancel">Gives up at once and leaves the board held; to stop in good order call <see cref="ReleaseAllAsync"/>.</param>
    public async Task<CourierOutcome> RunAsync(string crew, string board, NewBoard? inserted, CancellationToken cancel)
    {
        var run = RunBoardAsync(crew, board, inserted, cancel);
        lock (_running)
        {
            _running.Add(run);
        }
        try
        {
            return await run;
        }
        finally
        {
            lock (_running)
            {
                _running.Remove(run);
            }
        }
    }

    /// <summary>Holds no further board; ends when the calls under way have ended and every board held here is let go.</summary>
    public async Task ReleaseAllAsync()
    {
        _stopping = true;
        Task[] running;
        lock (_running)
        {
            running = [.. _running];
        }
        foreach (var run in running)
        {
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Puts a card in doubt, so that it is edited again whatever is known of it. Send a wake-up first.</summary>
    public Task MarkUnsureAsync(string crew, string board, string key, CancellationToken cancel) =>
        Store(crew, board, cancel).UpdateAsync(row => row.With(key, card => card.Mark()));

    /// <summary>The Desk has taken these reports in: they are not repeated.</summary>
    public Task ToldAsync(string crew, string board, IEnumerable<CourierReport> reports, CancellationToken cancel)
    {
        var told = reports.ToArray();
        return Store(crew, board, cancel).UpdateAsync(row => told.Aggregate(row, Told));
    }

    /// <summary>Tries again what could not be reached: an address or the installation has changed. Send a wake-up first.</summary>
    /// <param name="at">Which addresses.</param>
    public Task UnparkAsync(string crew, string board, Func<Address, bool> at, CancellationToken cancel) => Store(crew, board, cancel).UpdateAsync(row =>
    {
        var parked = row.Cards.Where(card => card.Value.Parked is not null && at(card.Value.To)).Select(card => card.Key).ToArray();
        return parked.Length == 0 ? row
            : row.WithAll(parked, card => card with { Parked = null, ParkedUntold = false, Hash = "" }) with { Shown = 0, RetryAt = null };
    });

    /// <summary>
    /// A press came from a message of ours at <paramref name="at"/>. One that the row does not know is a twin, whose first answer was lost: entered if a card is
    /// waiting for just that, else to be deleted by the next run. Send a wake-up first. Not for answers: they are no board's cards.
    /// </summary>
    public async Task<PressedOn> PressedOnUnknownAsync(string crew, string board, Address at, string message, CancellationToken cancel)
    {
        var found = PressedOn.Card;
        await Store(crew, board, cancel).UpdateAsync(row => TwinPress.Take(row, at, message, out found));
        return found;
    }

    private BoardStore Store(string crew, string board, CancellationToken cancel) => new(table, crew, board, time, () => _stopping, cancel);

    private bool IsGone(string holder) => alone && holder.Length > 0 && !holder.StartsWith(replica + "/", StringComparison.Ordinal);

    private static BoardRow Told(BoardRow row, CourierReport report) => row.Cards.GetValueOrDefault(report.Key) is not { } card ? row : report switch
    {
        CourierReport.Undeliverable { Reason: Reasons.Refused } when card.Refusing is { Untold: true } refusing =>
            row.With(report.Key, _ => card with { Refusing = refusing with { Untold = false } }),
        CourierReport.Undeliverable when card.ParkedUntold => row.With(report.Key, _ => card with { ParkedUntold = false }),
        CourierReport.ShownLate when card.LateUntold is not null => row.With(report.Key, _ => card with { LateUntold = null }),
        _ => row,
    };

    private async Task<CourierOutcome> RunBoardAsync(string crew, string board, NewBoard? inserted, CancellationToken cancel)
    {
        while (!_stopping || inserted is not null)
        {
            var store = Store(crew, board, cancel);
            var (hold, outcome) = await new BoardTaking(store, _chats, time, log, board, IsGone).TakeAsync(inserted?.Holder ?? NewHolder(), inserted);
            var made = inserted?.View;
            inserted = null;
            if (hold is null)
            {
                return outcome;
            }
            await faults.AtAsync(Faults.Held);
            var view = made ?? await ReadAsync(hold, crew, board, cancel);
            var pass = new BoardPass(hold, _chats, new Sender(_chats, faults, time, log, crew, board), faults, () => _stopping);
            if (await pass.RunAsync(view) is not { } done)
            {
                Log.Lost(log, board);
            }
            else if (done is CourierOutcome.Stopped || await boards.RevAsync(crew, cancel) <= view.Rev)
            {
                return done;
            }
        }
        return new CourierOutcome.Stopped();
    }

    /// <summary>A board whose cards can't be listed is let go: nobody has to wait for the end of a hold under which nothing was sent.</summary>
    private async Task<BoardView> ReadAsync(BoardHold hold, string crew, string board, CancellationToken cancel)
    {
        try
        {
            return await boards.ReadAsync(crew, board, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await hold.ReleaseAsync(Changes.Released(null, hold.Row.RetryAt));
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board}: the hold was lost to somebody else")]
        public static partial void Lost(ILogger log, string board);
    }
}
