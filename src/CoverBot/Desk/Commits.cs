using System.Collections.Immutable;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>Saves a decision exactly once, whatever becomes of the store's answer.</summary>
internal sealed class Commits(ITable table, CrewStore store, Guard guard, Rules rules, TimeProvider wall, IFaults faults, NewBoards newBoards)
{
    private const string AnswerRow = "answer";

    /// <returns>Null when somebody else was first: load and decide again.</returns>
    public async Task<Outcome?> CommitAsync(Wish wish, Snapshot before, CrewState after, Decision.Done done, Instant at, long started, CancellationToken cancel)
    {
        var rows = DecisionRows.Of(before, after, at, rules);
        if (wish.Enter is { } enter && !before.Head.IsThere)
        {
            await enter(cancel);
        }
        await guard.SendAsync(wish.Crew, rows.Head.Rev, started);
        cancel.ThrowIfCancellationRequested();
        var actions = Actions(wish, rows, after, done);
        try
        {
            var versions = await SendAsync(wish.Crew, actions, started);
            var first = wish.Delivery is null ? 0 : 1;
            var next = store.Keep(rows.Next([.. versions.Skip(first).Take(rows.Actions.Length)]));
            newBoards.Committed(actions.Select((action, index) => (action.Key, versions[index])), next.Head.Rev);
            await faults.AtAsync(Faults.Committed);
            return new(done.Answer, Changed: true, Repeated: false, next);
        }
        catch (TableConflictException conflict)
        {
            // Somebody may have changed a row by hand: then the head is as it was, and what is remembered of the crew is not.
            store.Forget(wish.Crew);
            if (conflict.Action == 0 && await SeenAsync(wish, cancel) is { } answer)
            {
                return new(answer, Changed: false, Repeated: true, await NowAsync(wish.Crew, cancel) ?? before);
            }
            newBoards.Drop(actions.Select(action => action.Key));
            return null;
        }
        catch (TableLimitException)
        {
            newBoards.Drop(actions.Select(action => action.Key));
            throw;
        }
    }

    /// <summary>Null when the store does not say: what was saved is answered all the same.</summary>
    private async Task<Snapshot?> NowAsync(CrewId crew, CancellationToken cancel)
    {
        try
        {
            return await store.LoadAsync(crew, cancel);
        }
        catch (TableUnsureException)
        {
            return null;
        }
    }

    /// <summary>The answer that was given to this delivery; null when it has changed nothing so far.</summary>
    public async Task<Answer?> SeenAsync(Wish wish, CancellationToken cancel) =>
        wish.Delivery is { } delivery && await table.GetAsync(wish.Crew.Value, Keys.Seen(delivery), cancel) is { } row ? row.Document<Answer>() : null;

    /// <summary>Seen first: its conflict says that this very decision is in already. Then the head: its conflict says that another one is.</summary>
    private ImmutableArray<RowAction> Actions(Wish wish, DecisionRows rows, CrewState after, Decision.Done done)
    {
        var actions = ImmutableArray.CreateBuilder<RowAction>();
        if (wish.Delivery is { } delivery)
        {
            var columns = Columns.None.With(Columns.At, wall.Wall()).WithDocument<Answer>(done.Again ?? done.Answer, AnswerRow);
            actions.Add(new RowAction.Insert(Keys.Seen(delivery), columns));
        }
        actions.AddRange(rows.Actions);
        actions.Add(LogRow.Of(wish, rows.Head, done.Events));
        foreach (var opened in done.Events.OfType<Event.AbsenceOpened>())
        {
            var board = Domain.Bulletins.Bulletin.BoardOf(opened.Absence);
            actions.Add(newBoards.Insertion(board, rules.Cards(board, after)));
        }
        return actions.ToImmutable();
    }

    private async Task<IReadOnlyList<string>> SendAsync(CrewId crew, ImmutableArray<RowAction> actions, long started)
    {
        for (var pause = Backoff.First; ; pause = Backoff.After(pause))
        {
            try
            {
                var sending = table.CommitAsync(crew.Value, actions, CancellationToken.None);
                await faults.AtAsync(Faults.InTheCommit);
                return await sending;
            }
            catch (TableUnsureException) when (wall.GetElapsedTime(started) + pause < Decisions.Trying)
            {
                await Task.Delay(pause, wall);
            }
            catch (TableUnsureException error)
            {
                throw new TimeoutException("the store did not answer", error);
            }
        }
    }
}
