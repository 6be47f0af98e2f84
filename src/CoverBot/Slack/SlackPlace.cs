namespace CoverBot.Slack;

/// <summary>A conversation, with the workspace whose token reaches it: the conversation id of <see cref="SlackChat"/>.</summary>
/// <param name="Team">The workspace the app is installed in.</param>
/// <param name="Channel">A channel's id, or that of a person's own chat with the bot.</param>
internal sealed record SlackPlace(string Team, string Channel)
{
    public override string ToString() => $"{Team}/{Channel}";

    public static SlackPlace Parse(string conversation) => conversation.Split('/') is [var team, var channel]
        ? new(team, channel) : throw new ArgumentException("this is no conversation on Slack", nameof(conversation));
}
