using CoverBot.Domain.Chat;

namespace CoverBot.Slack.Receiving;

/// <summary>What a payload says, and nothing of how it was written.</summary>
internal abstract record Heard
{
    private Heard() { }

    /// <summary>Nothing the bot has to do with: acknowledged, and that is all.</summary>
    public sealed record Nothing : Heard;

    /// <summary>Something for the desk.</summary>
    public sealed record Said(Inbound Inbound, SlackWay Way) : Heard;

    /// <summary>What was known of that person is out of date.</summary>
    public sealed record Changed(Account Account) : Heard;

    /// <summary>What was known of that channel is out of date.</summary>
    public sealed record Renamed(ChannelRef Channel) : Heard;

    /// <summary>The app was removed from the workspace.</summary>
    public sealed record Uninstalled : Heard;

    /// <summary>Tokens of the bot's were revoked; one that came in its place may be alive.</summary>
    public sealed record TokensRevoked : Heard;
}

/// <summary>Where the answer belongs.</summary>
internal enum AnswerIn
{
    /// <summary>In the acknowledgement of a command.</summary>
    Response,

    /// <summary>In the acknowledgement of a form.</summary>
    Form,

    /// <summary>In the person's own chat with the bot.</summary>
    OwnChat,

    /// <summary>In a channel, where only that person sees it.</summary>
    Channel,

    /// <summary>On the Home tab.</summary>
    Home,
}

/// <summary>How what was said is answered. What is null was not given.</summary>
/// <param name="Channel">The channel, or the own chat, it was said in; null: the own chat has to be opened first.</param>
/// <param name="Thread">The message whose thread it was said in.</param>
/// <param name="Trigger">Opens one form, within 3 seconds.</param>
/// <param name="ResponseUrl">A secret.</param>
/// <param name="View">The open modal that shows the answer.</param>
internal sealed record SlackWay(AnswerIn In, string? Channel = null, string? Thread = null, string? Trigger = null, string? ResponseUrl = null, string? View = null)
{
    /// <summary>Never the response_url: records are written out in messages.</summary>
    public override string ToString() => $"{In} {Channel}";
}
