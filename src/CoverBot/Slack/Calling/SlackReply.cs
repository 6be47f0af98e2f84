using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;

namespace CoverBot.Slack.Calling;

/// <summary>What came of one Web API call. Nothing is thrown for what Slack or the network does.</summary>
internal abstract record SlackReply
{
    private SlackReply() { }

    /// <param name="Body">The whole answer, <c>ok</c> included.</param>
    public sealed record Ok(JsonObject Body) : SlackReply
    {
        /// <summary>What the token may do, as Slack said along with the answer; empty when it did not say.</summary>
        public ImmutableHashSet<string> Scopes { get; init; } = [];
    }

    /// <summary>Slack took the call and said no: <c>channel_not_found</c>, <c>missing_scope</c> …</summary>
    /// <param name="Code">Slack's own error code.</param>
    /// <param name="Needed">The scope that is missing; null when it is not about one.</param>
    public sealed record No(string Code, string? Needed = null) : SlackReply;

    /// <summary>Certainly not done: too fast, or Slack never got the call.</summary>
    /// <param name="After">Not again before this much time has passed.</param>
    public sealed record NotDone(Duration After) : SlackReply;

    /// <summary>The answer was lost, or said that some of it may have been done.</summary>
    public sealed record Unsure : SlackReply;

    /// <summary>The app is not installed in that workspace any more, or its token was revoked.</summary>
    public sealed record NotInstalled : SlackReply;
}
