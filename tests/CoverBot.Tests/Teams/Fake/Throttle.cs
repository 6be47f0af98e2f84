namespace CoverBot.Tests.Teams.Fake;

/// <summary>Counts what one bot says in one conversation. A little lenient: on the way to Teams calls come closer together than they were sent.</summary>
internal sealed class Throttle(TimeProvider time)
{
    private static readonly (int Calls, TimeSpan In)[] Limits = [(7, TimeSpan.FromSeconds(0.7)), (8, TimeSpan.FromSeconds(1.5)), (60, TimeSpan.FromSeconds(28))];

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> calls = [];

    /// <returns>Whether it was one too many.</returns>
    public bool IsTooMuch(string conversation)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var mine = calls.TryGetValue(conversation, out var known) ? known : calls[conversation] = [];
            if (Limits.Any(limit => mine.Count >= limit.Calls && now - mine[^limit.Calls] < limit.In))
            {
                return true;
            }
            mine.Add(now);
            return false;
        }
    }
}
