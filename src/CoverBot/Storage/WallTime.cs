using NodaTime;

namespace CoverBot.Storage;

/// <summary>The other clock than the one people are told: for leases, limits, signatures and tokens.</summary>
internal static class WallTime
{
    public static Instant Wall(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
