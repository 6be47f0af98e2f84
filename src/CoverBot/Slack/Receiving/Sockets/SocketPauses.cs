namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>How long to wait before the next connection: twice as long each time, and not everybody at the same moment.</summary>
internal sealed class SocketPauses
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A connection that lived that long did not fail.</summary>
    private static readonly TimeSpan Sound = TimeSpan.FromSeconds(30);

    private int failures;

    /// <param name="reason">Why the last one ended.</param>
    /// <param name="lived">How long it was.</param>
    /// <param name="atLeast">What Slack asked for.</param>
    public TimeSpan Next(SocketEnd reason, TimeSpan lived, TimeSpan atLeast)
    {
        var before = failures;
        failures = lived > Sound ? 0 : failures + 1;
        // A new one is opened while the old one still stands; a Slack that always wants a new one is not stormed.
        var pause = reason switch
        {
            SocketEnd.TooMany => Longest,
            SocketEnd.Refresh when before == 0 || failures == 0 => TimeSpan.Zero,
            _ => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures - 1))),
        };
        pause *= 0.75 + (Random.Shared.NextDouble() / 2);
        return pause > atLeast ? pause : atLeast;
    }
}
