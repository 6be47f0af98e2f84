using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>
/// Something that became true of a board and is to be written into its row. Applied again to the newer row when somebody else wrote in between, so doing one
/// twice must do no harm.
/// </summary>
/// <param name="Do">What it does to the row while the board is held.</param>
/// <param name="Fenced">What is still to be saved when the hold was lost meanwhile; null for nothing: the new holder finds out for itself.</param>
internal sealed record Change(Func<BoardRow, BoardRow> Do, Func<BoardRow, BoardRow>? Fenced = null);

/// <summary>What concerns the whole board.</summary>
internal static class Changes
{
    /// <summary>After a dead holder: nothing that it may have touched is trusted.</summary>
    /// <param name="left">The latest moment at which a call of that holder can have left.</param>
    /// <param name="landing">How long after that it may still be carried out.</param>
    public static BoardRow TakenOver(BoardRow row, Instant left, Func<Address, Duration> landing)
    {
        var sending = row.Cards.Where(card => card.Value.Sending is not null).Select(card => card.Key);
        var posted = row.Cards.Where(card => card.Value.Message is not null && !IsSaid(card.Key)).Select(card => card.Key);
        return row
            .WithAll([.. sending], card => card with { Sending = Instant.Min(card.Sending!.Value, left + landing(card.To) - Timing.LookUps[^1]) })
            .WithAll([.. posted], card => card.Mark(left + landing(card.To)) with { Hash = "" });
    }

    /// <summary>The cards are about to be posted; their requests leave at <paramref name="latest"/> at the latest.</summary>
    public static Change Sending(IEnumerable<string> keys, Instant latest)
    {
        var these = keys.ToArray();
        return new(row => row.WithAll(these, card => card.Message is null ? card with { Sending = latest, LookedUp = 0, RetryAt = null } : card));
    }

    /// <summary>Nothing left for these cards after all.</summary>
    public static Change NotSent(IEnumerable<string> keys)
    {
        var these = keys.ToArray();
        return new(row => row.WithAll(these, card => card with { Sending = null, LookedUp = 0 }));
    }

    /// <summary>The board is let go. <paramref name="shown"/> is null when something still waits, until <paramref name="retryAt"/>.</summary>
    public static Change Released(long? shown, Instant? retryAt) => new(row => row with
    {
        Holder = "",
        Until = null,
        Shown = Math.Max(row.Shown, shown ?? 0),
        RetryAt = retryAt,
    });

    public static Change TwinDeleted(Twin gone) => new(row => row with { Twins = row.Twins.RemoveAll(twin => Same(twin, gone)) });

    /// <summary>The twin could not be deleted; after <see cref="Timing.Patience"/> tries it is left: a press on it tells of it again.</summary>
    public static Change TwinStays(Twin stays, Instant now, Duration after) => stays.Failures + 1 >= Timing.Patience ? TwinDeleted(stays) : new(row => row with
    {
        Twins = [.. row.Twins.Select(twin => Same(twin, stays)
            ? twin with { Failures = stays.Failures + 1, RetryAt = now + Timing.Wait(after, stays.Failures + 1) } : twin)],
    });

    public static bool IsSaid(string key) => key.StartsWith("said/", StringComparison.Ordinal);

    private static bool Same(Twin one, Twin other) => one.Conversation == other.Conversation && one.Message == other.Message;
}
