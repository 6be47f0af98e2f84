using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Tells a store that does not answer from a fault of our own, which would be there the next time as well.</summary>
internal static class StoreTrouble
{
    /// <summary>When what the store kept from being done is tried again (wall time): it may be back any moment.</summary>
    public static readonly Duration Again = Duration.FromSeconds(5);

    public static bool Is(Exception error) => error is TableUnsureException or TimeoutException;
}
