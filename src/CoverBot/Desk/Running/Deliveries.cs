using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Has every board delivered that lags behind the crew. One that breaks keeps no other one waiting.</summary>
internal sealed partial class Deliveries(
    ITable table, CrewStore store, Courier courier, NewBoards newBoards, BrokenBoards broken, Ticks ticks, Rules rules, IClock clock, ClockRate rate, TimeProvider wall, ILogger<Deliveries> logger)
{
    /// <summary>Boards under way at a time: a chat that does not answer holds up no more than its own.</summary>
    private const int AtATime = 8;

    /// <returns>When to come again (wall time), null when every board shows what it should; and whether a decision was made of what could not be shown.</returns>
    public async Task<(Instant? RetryAt, bool Decided)> DeliverAsync(Snapshot crew, CancellationToken cancel)
    {
        var (waiting, ready) = await LaggingAsync(crew, cancel);
        var retries = new List<Instant?>(waiting);
        var decided = false;
        using var slots = new SemaphoreSlim(AtATime);
        await Task.WhenAll(ready.Select(async board =>
        {
            await slots.WaitAsync(cancel);
            try
            {
                var (again, told) = await RunAsync(crew.Id, board.Key, board.Rev, cancel);
                lock (retries)
                {
                    retries.Add(again);
                    decided |= told;
                }
            }
            finally
            {
                slots.Release();
            }
        }));
        return (retries.Min(), decided);
    }

    /// <summary>How many boards don't show yet what they should.</summary>
    public async Task<int> CountLaggingAsync(CrewId crew, CancellationToken cancel)
    {
        var (waiting, ready) = await LaggingAsync(await store.LoadAsync(crew, cancel), cancel);
        return waiting.Count + ready.Count;
    }

    /// <summary>Whether a board lags that nobody is at and nothing stands in the way of.</summary>
    public async Task<bool> AnyReadyAsync(Snapshot crew, CancellationToken cancel) => (await LaggingAsync(crew, cancel)).Ready.Count > 0;

    private async Task<(Instant? Again, bool Decided)> RunAsync(CrewId crew, string board, long rev, CancellationToken cancel)
    {
        try
        {
            // Not given up half-way: when the process ends, the courier lets go of its boards in good order.
            var outcome = await courier.RunAsync(crew.Value, board, newBoards.Take(board), CancellationToken.None);
            var told = await TellAsync(crew, board, outcome.Reports, cancel);
            if (outcome is CourierOutcome.Shown or CourierOutcome.Waits)
            {
                broken.Mended(crew, board);
            }
            return (outcome.RunAgainAt, told);
        }
        catch (Exception error) when (StoreTrouble.Is(error))
        {
            Log.Waits(logger, board, crew.Value, CodePlace.Of(error));
            return (wall.Wall() + StoreTrouble.Again, false);
        }
#pragma warning disable CA1031 // Whatever breaks one board, the others are delivered; it lags until it is mended.
        catch (Exception error) when (error is not (OperationCanceledException or NewerSchemaException))
#pragma warning restore CA1031
        {
            Log.Broke(logger, board, crew.Value, CodePlace.Of(error));
            return (broken.Broke(crew, board, rev, wall.Wall()), false);
        }
    }

    private async Task<(List<Instant?> Waiting, List<(string Key, long Rev)> Ready)> LaggingAsync(Snapshot snapshot, CancellationToken cancel)
    {
        var crew = snapshot.Id;
        var rows = (await table.RangeAsync(crew.Value, Keys.BoardPrefix, Keys.After(Keys.BoardPrefix), cancel)).ToDictionary(row => row.Key[Keys.BoardPrefix.Length..]);
        var waiting = new List<Instant?>();
        var ready = new List<(string, long)>();
        foreach (var board in rules.Boards(snapshot.State).Union(rows.Keys))
        {
            var rev = snapshot.RevOf(board);
            // A row that can't be read lags: what it shows is not known.
            var row = rows.TryGetValue(board, out var known) ? BoardColumns.ReadOrNull(known) : new() { Board = board };
            if (row?.Lags(rev) == false)
            {
                // Somebody else has shown a board that was opened here.
                newBoards.Take(board);
                continue;
            }
            var later = broken.NotBefore(crew, board, rev) ?? (row is null || newBoards.IsNew(board) ? null : courier.NotBefore(row));
            if (later > wall.Wall())
            {
                waiting.Add(later);
            }
            else
            {
                ready.Add((board, rev));
            }
        }
        return (waiting, ready);
    }

    private async Task<bool> TellAsync(CrewId crew, string board, ImmutableArray<CourierReport> reports, CancellationToken cancel)
    {
        if (reports.IsEmpty)
        {
            return false;
        }
        var decided = false;
        foreach (var command in reports.Select(report => CommandOf(board, report)))
        {
            decided |= (await ticks.DecideAsync(crew, command, cancel)).Changed;
        }
        await courier.ToldAsync(crew.Value, board, reports, cancel);
        return decided;
    }

    private Command CommandOf(string board, CourierReport report) => report switch
    {
        CourierReport.Undeliverable undeliverable => new Command.Undeliverable(board, undeliverable.Key, undeliverable.Reason, undeliverable.Posted),
        // The courier goes by wall time; people are told the other clock's.
        CourierReport.ShownLate late => new Command.ShownLate(board, late.Key, clock.GetCurrentInstant() - rate.Told(wall.Wall() - late.At)),
        _ => throw new InvalidOperationException($"no such report: {report.GetType().Name}"),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Board {Board} of crew {Crew} could not be delivered: {Place}")]
        public static partial void Broke(ILogger logger, string board, string crew, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board} of crew {Crew} waits for the store: {Place}")]
        public static partial void Waits(ILogger logger, string board, string crew, string place);
    }
}
