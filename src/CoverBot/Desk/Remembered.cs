using System.Collections.Concurrent;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>What was looked up, for a while. Wall time.</summary>
/// <param name="lasts">After which it is looked up again.</param>
internal sealed class Remembered<TKey, TValue>(TimeProvider time, Duration lasts)
    where TKey : notnull
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<TKey, (TValue Value, Instant Until)> known = new();

    public bool TryGet(TKey key, out TValue value)
    {
        var found = known.TryGetValue(key, out var kept) && time.Wall() < kept.Until;
        value = kept.Value;
        return found;
    }

    /// <returns><paramref name="value"/>.</returns>
    public TValue Keep(TKey key, TValue value)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }
        known[key] = (value, time.Wall() + lasts);
        return value;
    }

    public void Forget(TKey key) => known.TryRemove(key, out _);
}
