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
