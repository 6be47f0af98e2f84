namespace CoverBot.Slack.Calling;

/// <summary>What a call is made with where it is not a workspace's bot token.</summary>
internal abstract record SlackToken
{
    private SlackToken() { }

    /// <summary>Never the secret: records are written out in messages.</summary>
    public sealed override string ToString() => "a Slack token";

    /// <summary>A bot token, or the app-level one.</summary>
    public sealed record Bearer(string Secret) : SlackToken;

    /// <summary>The app itself, over HTTP Basic.</summary>
    public sealed record Client(string Id, string Secret) : SlackToken;

    public sealed record None : SlackToken;
}
