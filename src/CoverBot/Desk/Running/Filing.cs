using System.Collections.Concurrent;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Puts away what no decision needs any more: ended absences to the past, answers to deliveries that will not come again.</summary>
internal sealed class Filing(ITable table, CrewStore store, Guard guard, Ticks ticks, Rules rules, IClock clock, TimeProvider wall)
{
    /// <summary>How long an ended absence stays, for late presses (on the clock people are told), and an answer, for late deliveries (wall time).</summary>
    public static readonly Duration Kept = DueTimes.KeptAtHand;

    private static readonly Duration BetweenClearings = Duration.FromHours(1);

    private readonly ConcurrentDictionary<CrewId, Instant> clearedAt = new();

    /// <returns>Whether something was filed.</returns>
    public async Task<bool> FileAsync(Snapshot snapshot, CancellationToken cancel)
    {
        var at = snapshot.At(clock);
        // Time goes on between a tick and this: what falls due in between is decided, and shown, first.
        foreach (var absence in snapshot.State.Absences.Values.Where(one => one.Over is { } over && over.At + Kept <= at && rules.DueOf(one) is null))
        {
            var board = await table.GetAsync(snapshot.Id.Value, BoardRow.KeyOf(Bulletin.BoardOf(absence.Id)), cancel);
            if (IsShown(snapshot, absence, board))
            {
                // One at a time: each makes another head, and so does whoever was first.
                return await FileAsync(snapshot, absence, board, at, cancel);
            }
        }
        return await PutAwayAsync(snapshot, cancel);
    }

    /// <summary>What members have long seen on their own boards.</summary>
    private async Task<bool> PutAwayAsync(Snapshot snapshot, CancellationToken cancel)
    {
        var changed = false;
        foreach (var member in snapshot.State.Members.Values.Where(member => PuttingAway.IsWanted(snapshot.State, member)))
        {
            var board = Bulletin.BoardOf(member.Id);
            if (await table.GetAsync(snapshot.Id.Value, BoardRow.KeyOf(board), cancel) is { } row && BoardColumns.ReadOrNull(row) is { Holder: "" } shown && !shown.Lags(snapshot.RevOf(board)))
            {
                changed |= (await ticks.DecideAsync(snapshot.Id, new Command.PutAway(member.Id, shown.Said), cancel)).Changed;
            }
        }
        return changed;
    }

    private bool IsShown(Snapshot snapshot, Absence absence, Row? board) => board is null
        ? rules.Cards(Bulletin.BoardOf(absence.Id), snapshot.State).IsEmpty
        : BoardColumns.ReadOrNull(board) is { Holder: "" } row && !row.Lags(snapshot.RevOf(row.Board));

    private async Task<bool> FileAsync(Snapshot snapshot, Absence absence, Row? board, Instant at, CancellationToken cancel)
    {
        var head = snapshot.Head with { Rev = snapshot.Head.Rev + 1, At = at };
        var id = absence.Id.Value;
        var columns = RowWriter.Doc(absence, head.Rev).With("owner", absence.Owner.Value).With(Columns.At, absence.Over!.At);
        List<RowAction> actions =
        [
            head.Write(snapshot.Head),
            new RowAction.Delete(Keys.Open(id), snapshot.Versions[Keys.Open(id)]),
            new RowAction.Delete(Keys.Doc(id), snapshot.Versions[Keys.Doc(id)]),
            new RowAction.Insert(Keys.Past(absence.Week.DayAt(absence.Over.At), absence.Id), columns),
        ];
        if (board is not null)
        {
            actions.Add(new RowAction.Delete(board.Key, board.Version));
        }
        // Of several wake-ups only the one of the latest Rev waits for what falls due: this Rev needs its own.
        await guard.SendAsync(snapshot.Id, head.Rev);
        return await IsDoneAsync(snapshot.Id, actions, cancel);
    }

    /// <summary>Removes old answers, now and then.</summary>
    public async Task ClearAsync(CrewId crew, CancellationToken cancel)
    {
        var now = wall.Wall();
        if (clearedAt.TryGetValue(crew, out var cleared) && now < cleared + BetweenClearings)
        {
            return;
        }
        clearedAt[crew] = now;
        await table.ClearAsync(crew.Value, Keys.SeenPrefix, Keys.After(Keys.SeenPrefix), row => row.Moment(Columns.At) + Kept < now, cancel);
    }

    /// <returns>False when somebody else was first: the next run sees what is left.</returns>
    private async Task<bool> IsDoneAsync(CrewId crew, IReadOnlyList<RowAction> actions, CancellationToken cancel)
    {
        try
        {
            await table.CommitAsync(crew.Value, actions, cancel);
            return true;
        }
        catch (TableConflictException)
        {
            // Somebody may have changed a row by hand: what is remembered of the crew would meet it for ever.
            store.Forget(crew);
            return false;
        }
    }
}
