using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>The one decision: what a command makes of a crew. Pure.</summary>
public static class Decider
{
    /// <param name="at">Now, never before an earlier decision of this crew.</param>
    /// <exception cref="InvalidOperationException">The command names something the crew does not have: the caller looked at another state.</exception>
    public static Decision Decide(Command command, CrewState crew, Instant at) => throw new NotImplementedException();
}
