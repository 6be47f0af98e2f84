using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Calling;

/// <summary>
/// One message a second in a channel, which is what Slack allows, and three at once after a pause. Who comes a little early waits a moment; who would have to wait
/// longer is sent away with a moment of its own to come back, one a second, so that a crowd does not come back all at once. Wall time.
/// </summary>
/// <param name="burst">How far the messages of a channel may run ahead of one a second; null for what Slack bears.</param>
internal sealed class SlackPace(TimeProvider time, Duration? burst = null)
{
    private const int Many = 1000;
    private static readonly Duration Step = Duration.FromSeconds(1);

    /// <summary>The longest wait within a call; well below the time a call to a chat may take.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(2);

    private readonly Duration burst = burst ?? 2 * Step;
    private readonly Lock gate = new();
    private readonly Dictionary<SlackLane, Lane> lanes = [];

    /// <summary>Takes a turn.</summary>
    /// <returns>Whether the turn was taken, and how long to wait: for the turn, or before asking for one again.</returns>
    public (bool Taken, Duration Wait) Enter(SlackLane lane)
    {
        lock (gate)
        {
            var now = time.Wall();
            Forget(now);
            var known = lanes.GetValueOrDefault(lane);
            var next = Instant.Max(known.Next, now);
            var wait = Duration.Max(next - burst - now, Duration.Zero);
            if (wait <= Patience)
            {
                lanes[lane] = known with { Next = next + Step };
                return (true, wait);
            }
            var back = Instant.Max(known.Back, now + wait);
            lanes[lane] = known with { Back = back + Step };
            return (false, back - now);
        }
    }

    private void Forget(Instant now)
    {
        if (lanes.Count > Many)
        {
            foreach (var lane in lanes.Where(one => one.Value.Next <= now && one.Value.Back <= now).Select(one => one.Key).ToArray())
            {
                lanes.Remove(lane);
            }
        }
    }

    /// <param name="Next">When the next turn would be, without the burst.</param>
    /// <param name="Back">When the next one sent away may come back.</param>
    private readonly record struct Lane(Instant Next, Instant Back);
}
