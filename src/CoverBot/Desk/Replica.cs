using System.Globalization;
using System.Security.Cryptography;

namespace CoverBot.Desk;

/// <summary>This process among those that share the store.</summary>
/// <param name="Name">Another one after each start, and than any other's: in containers that start together the process ids are the same, and the moment may be.</param>
/// <param name="Alone">Whether the store is this process's alone, so that whatever an earlier one held is free at once.</param>
internal sealed record Replica(string Name, bool Alone)
{
    public static Replica Of(TimeProvider wall, bool alone) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{wall.GetUtcNow().ToUnixTimeMilliseconds()}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"), alone);

    /// <summary>When in a period it does what each does once a period: replicas that start together don't do it together.</summary>
    public TimeSpan Offset(TimeSpan period) => period * (Name.Aggregate(17u, (hash, letter) => unchecked((hash * 31) + letter)) % 1000 / 1000.0);
}
