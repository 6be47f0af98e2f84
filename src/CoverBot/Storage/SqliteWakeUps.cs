using System.Globalization;
using CoverBot.Domain.Crews;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CoverBot.Storage;

/// <summary>
/// Wake-ups in a SQLite file. They are due on <paramref name="clock"/>, so that pushing it makes them due at once; leases run in wall time, which nobody pushes.
/// A file that takes no write just now gives <see cref="TableUnsureException"/>, as for rows.
/// </summary>
public sealed class SqliteWakeUps(SqliteFile file, IClock clock, TimeProvider wall) : IWakeUps
{
    private const string ReceivedColumns = "crew, rev, sent_at, failures, id, lease";

    public Task SendAsync(WakeUp wakeUp, Duration hidden, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wakeUp);
        var due = DueText(hidden);
        return file.WriteAsync(
            connection => connection.Run(
                "INSERT INTO wake_ups (crew, rev, sent_at, failures, due_at, lease) VALUES ($0, $1, $2, $3, $4, 0)",
                wakeUp.Crew.Value, wakeUp.Rev, wakeUp.SentAt.Text(), wakeUp.Failures, due),
            cancel);
    }

    public async Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync(int most, Duration lease, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        // Whoever asks every second must not queue behind the writers for nothing.
        if (file.Read(connection => Due(connection, most: 1)).Count == 0)
        {
            return [];
        }
        return await file.WriteAsync<IReadOnlyList<ReceivedWakeUp>>(connection => Take(connection, most, lease), cancel);
    }

    public async Task<bool> HideAsync(ReceivedWakeUp received, WakeUp wakeUp, Duration hidden, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wakeUp);
        var (id, lease) = Receipt(received);
        var due = DueText(hidden);
        return await file.WriteAsync(
            connection => connection.Run(
                "UPDATE wake_ups SET crew = $2, rev = $3, sent_at = $4, failures = $5, due_at = $6, leased_until = NULL, lease = lease + 1 WHERE id = $0 AND lease = $1",
                id, lease, wakeUp.Crew.Value, wakeUp.Rev, wakeUp.SentAt.Text(), wakeUp.Failures, due) == 1,
            cancel);
    }

    public async Task<ReceivedWakeUp?> KeepAsync(ReceivedWakeUp received, Duration lease, CancellationToken cancel)
    {
        var (id, mine) = Receipt(received);
        var until = (wall.Wall() + lease).Text();
        return await file.WriteAsync(
            connection => connection.Query(Received, "UPDATE wake_ups SET leased_until = $2, lease = lease + 1 WHERE id = $0 AND lease = $1 RETURNING " + ReceivedColumns, id, mine, until), cancel)
            is [var kept] ? kept : null;
    }

    public async Task<bool> DeleteAsync(ReceivedWakeUp received, CancellationToken cancel)
    {
        var (id, lease) = Receipt(received);
        return await file.WriteAsync(connection => connection.Run("DELETE FROM wake_ups WHERE id = $0 AND lease = $1", id, lease) == 1, cancel);
    }

    private List<ReceivedWakeUp> Take(SqliteConnection connection, int most, Duration lease)
    {
        var until = (wall.Wall() + lease).Text();
        return Due(connection, most).ConvertAll(id => connection.Query(
            Received, "UPDATE wake_ups SET leased_until = $1, lease = lease + 1 WHERE id = $0 RETURNING " + ReceivedColumns, id, until).Single());
    }

    private List<long> Due(SqliteConnection connection, int most) => connection.Query(
        row => row.GetInt64(0),
        "SELECT id FROM wake_ups WHERE due_at <= $0 AND (leased_until IS NULL OR leased_until <= $1) ORDER BY due_at, id LIMIT $2",
        clock.GetCurrentInstant().Text(), wall.Wall().Text(), most);

    private static ReceivedWakeUp Received(SqliteDataReader row) => new(
        new WakeUp(new CrewId(row.GetString(0)), row.GetInt64(1), SortableTimes.Moment(row.GetString(2)), row.GetInt32(3)),
        string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(4)}:{row.GetInt64(5)}"));

    private static (long Id, long Lease) Receipt(ReceivedWakeUp received)
    {
        ArgumentNullException.ThrowIfNull(received);
        var parts = received.Receipt.Split(':');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private string DueText(Duration hidden) => (clock.GetCurrentInstant() + WakeUpRules.Hidden(hidden)).Text();
}
