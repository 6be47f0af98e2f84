using System.Collections.Concurrent;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Calling;

/// <summary>What Slack counts calls by: a method in a workspace, and for messages the channel too.</summary>
/// <param name="Team">"" for a call that no workspace's token is used for.</param>
/// <param name="Channel">"" where the method is counted for the whole workspace.</param>
internal sealed record SlackLane(string Team, string Method, string Channel = "")
{
    /// <summary>Where calls with these arguments belong.</summary>
    public static SlackLane Of(string team, string method, IReadOnlyDictionary<string, string> arguments) =>
        new(team, method, IsPerChannel(method) ? arguments.GetValueOrDefault("channel", "") : "");

    private static bool IsPerChannel(string method) => method is "chat.postMessage" or "chat.update" or "chat.postEphemeral";
}

/// <summary>Lanes that Slack asked to be left alone for a while. Wall time.</summary>
internal sealed class SlackGates(TimeProvider time)
{
    private const int Many = 1000;

    private readonly ConcurrentDictionary<SlackLane, Instant> held = new();

    /// <summary>How long the lane still has to be left alone; null when it is open.</summary>
    public Duration? HeldFor(SlackLane lane) => held.TryGetValue(lane, out var until) && until - time.Wall() is var left && left > Duration.Zero ? left : null;

    public void Hold(SlackLane lane, Duration after)
    {
        var now = time.Wall();
        held.AddOrUpdate(lane, now + after, (_, until) => Instant.Max(until, now + after));
        if (held.Count > Many)
        {
            foreach (var over in held.Where(one => one.Value <= now))
            {
                held.TryRemove(over);
            }
        }
    }
}
