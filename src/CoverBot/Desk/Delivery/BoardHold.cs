using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>A held board: what its row says, and what is still to be written into it.</summary>
internal sealed class BoardHold(BoardStore store, string holder, BoardRow saved, TimeProvider time)
{
    private readonly List<Change> _pending = [];

    /// <summary>The row as it was last written.</summary>
    public BoardRow Saved { get; private set; } = saved;

    /// <summary>The row with everything that is still to be written.</summary>
    public BoardRow Row { get; private set; } = saved;

    /// <summary>Whether something has happened in the chat that the row does not know.</summary>
    public bool Behind { get; private set; }

    public Instant Now => time.Wall();

    /// <summary>Whether a call to a chat may begin now.</summary>
    public bool MaySend => Now <= Saved.SendBy;

    public void Add(Change change)
    {
        _pending.Add(change);
        Row = change.Do(Row);
    }

    /// <summary>Without the posts that somebody who lost this board has made, and entered, since the plan was made.</summary>
    public Plan StillDue(Plan plan) =>
        plan with { Moves = plan.Moves.RemoveAll(move => move is Move.Post post && Row.Cards.GetValueOrDefault(post.Key)?.Message is not null) };

    /// <summary>Adds what came of a plan's calls. An opened conversation alone is not worth a write.</summary>
    public void Add(Plan plan, IEnumerable<Change> results)
    {
        foreach (var change in results)
        {
            Add(change);
        }
        Behind |= plan.Moves.Any(move => move is not Move.Open);
    }

    /// <summary>Writes what is new and prolongs the hold, also when somebody marked a card meanwhile. False when the hold was lost.</summary>
    public async Task<bool> SaveAsync()
    {
        store.MustKnow = Behind;
        while (true)
        {
            if (await store.WriteAsync(Row.HeldBy(holder, Now)) is { } written)
            {
                Wrote(written);
                return true;
            }
            if (!await CatchUpAsync())
            {
                return false;
            }
        }
    }

    /// <summary>Writes what is new and lets go, in one. When somebody marked a card meanwhile the board stays held: the mark is seen to first.</summary>
    public async Task<HoldEnd> ReleaseAsync(Change release)
    {
        store.MustKnow = Behind;
        if (await store.WriteAsync(release.Do(Row)) is { } written)
        {
            Wrote(written);
            return HoldEnd.Released;
        }
        return await CatchUpAsync() ? HoldEnd.StillHeld : HoldEnd.Lost;
    }

    private void Wrote(BoardRow written)
    {
        Saved = Row = written;
        _pending.Clear();
        Behind = false;
    }

    private async Task<bool> CatchUpAsync()
    {
        if (await store.LookAsync() is not { } row)
        {
            return false;
        }
        if (row.Holder != holder)
        {
            await store.UpdateAsync(now => _pending.Where(change => change.Fenced is not null).Aggregate(now, (known, change) => change.Fenced!(known)));
            return false;
        }
        Saved = row;
        Row = _pending.Aggregate(row, (known, change) => change.Do(known));
        return true;
    }
}

/// <summary>What became of a hold that was to be released.</summary>
internal enum HoldEnd
{
    Released,

    /// <summary>The row had changed: look at it again.</summary>
    StillHeld,

    /// <summary>Somebody else has it; what was sent is saved for them.</summary>
    Lost,
}
