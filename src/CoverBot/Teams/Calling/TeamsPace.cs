using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Teams.Calling;

/// <summary>
/// As fast as Teams allows and no faster, in a conversation and in a tenant. Who comes a little early waits a moment; who would have to wait longer is sent away
/// with the time to come back. Wall time.
/// </summary>
internal sealed class TeamsPace(TimeProvider time)
{
    private const int Many = 1000;

    /// <summary>The longest wait within a call; well below the time a call to a chat may take.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(2);

    /// <summary>"Optimize your bot with rate limiting in Teams", October 2026: one bot in one thread.</summary>
    private static readonly (int Calls, Duration In)[] Saying = Limits((7, 1), (8, 2), (60, 30), (1800, 3600));

    private static readonly (int Calls, Duration In)[] Asking = Limits((14, 1), (16, 2), (120, 30), (3600, 3600));

    /// <summary>One app in one tenant, over everything.</summary>
    private static readonly (int Calls, Duration In)[] Tenant = Limits((50, 1));

    private readonly Lock gate = new();
    private readonly Dictionary<TeamsLane, Turns> threads = [];
    private readonly Dictionary<string, Turns> tenants = [];

    /// <summary>Takes a turn.</summary>
    /// <returns>Whether the turn was taken, and how long to wait: for the turn, or before asking for one again.</returns>
    public (bool Taken, Duration Wait) Enter(TeamsLane lane)
    {
        lock (gate)
        {
            var now = time.Wall();
            Forget(now);
            var thread = Of(threads, lane);
            var tenant = Of(tenants, lane.Tenant);
            var at = Instant.Max(thread.Next(now, lane.Reads ? Asking : Saying), tenant.Next(now, Tenant));
            if (at - now <= Patience)
            {
                thread.Take(at);
                tenant.Take(at);
                return (true, at - now);
            }
            return (false, at - now);
        }
    }

    private static (int Calls, Duration In)[] Limits(params (int Calls, int Seconds)[] limits) => [.. limits.Select(one => (one.Calls, Duration.FromSeconds(one.Seconds)))];

    private static Turns Of<TKey>(Dictionary<TKey, Turns> all, TKey key)
        where TKey : notnull => all.TryGetValue(key, out var turns) ? turns : all[key] = new();

    private void Forget(Instant now)
    {
        if (threads.Count > Many)
        {
            foreach (var lane in threads.Where(one => one.Value.IsOver(now)).Select(one => one.Key).ToArray())
            {
                threads.Remove(lane);
            }
        }
    }

    /// <summary>When turns were taken. Of any so many in a row the last is later than the first by the limit's time: then no such time holds more, in whatever order they come.</summary>
    private sealed class Turns
    {
        private const int Most = 3600;

        private readonly List<Instant> taken = [];
        private Instant last;

        public Instant Next(Instant now, (int Calls, Duration In)[] limits) =>
            limits.Where(limit => taken.Count >= limit.Calls).Select(limit => taken[^limit.Calls] + limit.In).Append(now).Max();

        public void Take(Instant at)
        {
            if (taken.Count >= 2 * Most)
            {
                taken.RemoveRange(0, Most);
            }
            taken.Add(at);
            last = Instant.Max(last, at);
        }

        public bool IsOver(Instant now) => last + Duration.FromHours(1) < now;
    }
}
