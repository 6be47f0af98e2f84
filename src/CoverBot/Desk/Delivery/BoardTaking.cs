using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>Gets hold of a board.</summary>
/// <param name="isGone">Whether the holder of that name is known to be gone, so that nobody has to wait for the end of its hold.</param>
internal sealed partial class BoardTaking(BoardStore store, Chats chats, TimeProvider time, ILogger log, string board, Func<string, bool> isGone)
{
    /// <param name="inserted">The board that was inserted for <paramref name="holder"/>: its sending cards have not been sent. Null for any other board.</param>
    /// <returns>The hold; or none, and when the board may be taken over.</returns>
    public async Task<(BoardHold? Hold, CourierOutcome Outcome)> TakeAsync(string holder, NewBoard? inserted)
    {
        if (inserted?.Row is { } known)
        {
            return (NothingSent(Held(holder, known)), Nobody);
        }
        while (true)
        {
            var row = await store.ReadAsync() ?? new() { Board = board };
            if (row.Holder == holder)
            {
                return (inserted is not null ? NothingSent(Held(holder, row)) : Held(holder, row), Nobody);
            }
            var now = time.Wall();
            var gone = isGone(row.Holder);
            if (!gone && row.Holder.Length > 0 && row.Until + Timing.TakeOver is { } again && now < again)
            {
                return (null, new CourierOutcome.Held(again));
            }
            var free = row.Holder.Length > 0 ? Changes.TakenOver(row, gone || row.Until is null ? now : row.SendBy, chats.Landing) : row;
            if (await store.WriteAsync(free.HeldBy(holder, now)) is { } written)
            {
                if (row.Holder.Length > 0)
                {
                    Log.TakenOver(log, board, row.Holder);
                }
                return (Held(holder, written), Nobody);
            }
        }
    }

    private static CourierOutcome Nobody { get; } = new CourierOutcome.Stopped();

    private BoardHold Held(string holder, BoardRow row) => new(store, holder, row, time);

    private static BoardHold NothingSent(BoardHold hold)
    {
        hold.Add(Changes.NotSent(hold.Row.Cards.Where(card => card.Value.Sending is not null).Select(card => card.Key)));
        return hold;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board}: taken over from {Holder}")]
        public static partial void TakenOver(ILogger log, string board, string holder);
    }
}
