using CoverBot.Storage;

namespace CoverBot.Desk.Running;

/// <summary>Tells a store that does not answer from a fault of our own, which would be there the next time as well.</summary>
internal static class StoreTrouble
{
    public static bool Is(Exception error) => error is TableUnsureException or TimeoutException;
}
