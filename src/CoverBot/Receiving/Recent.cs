using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Receiving;

/// <summary>Remembers for a while what was under way or done lately, so that the same thing is not done twice by this process.</summary>
/// <param name="wall">Wall time.</param>
/// <param name="keep">How long at least.</param>
internal sealed class Recent<T>(TimeProvider wall, Duration keep)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (T Value, Instant Until)> known = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Instant Until)> order = new();

    /// <summary>What is remembered under that key, or else what <paramref name="make"/> makes now.</summary>
    /// <param name="key">Compared letter by letter.</param>
    /// <param name="make">Called under a lock: it must not wait.</param>
    /// <param name="isNew">Whether it was made now.</param>
    public T GetOrAdd(string key, Func<T> make, out bool isNew)
    {
        var now = wall.Wall();
        lock (gate)
        {
            Sweep(now);
            isNew = !known.TryGetValue(key, out var found);
            if (isNew)
            {
                found = known[key] = (make(), now + keep);
                order.Enqueue((key, found.Until));
            }
            return found.Value;
        }
    }

    /// <summary>It did not come off: next time it is done anew.</summary>
    public void Forget(string key)
    {
        lock (gate)
        {
            known.Remove(key);
        }
    }

    private void Sweep(Instant now)
    {
        while (order.TryPeek(out var oldest) && oldest.Until <= now)
        {
            order.Dequeue();
            if (known.TryGetValue(oldest.Key, out var found) && found.Until == oldest.Until)
            {
                known.Remove(oldest.Key);
            }
        }
    }
}
