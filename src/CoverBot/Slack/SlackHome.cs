using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack;

/// <summary>A person's Home tab as a conversation with one message in it: to post and to edit is to publish, and to publish twice does no harm.</summary>
internal sealed class SlackHome(SlackApi api)
{
    private const string Prefix = "home/";

    /// <summary>The only message there is.</summary>
    private const string Message = "home";

    /// <summary>Whether the conversation is a Home tab.</summary>
    public static bool Is(string conversation) => conversation.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The conversation of the person's Home tab.</summary>
    /// <param name="team">The workspace the app is installed in.</param>
    public static string Of(string team, string user) => $"{Prefix}{team}/{user}";

    public async Task<ChatResult> PublishAsync(string conversation, Card card, CancellationToken cancel)
    {
        var (team, user) = SlackPlace.Parse(conversation[Prefix.Length..]);
        var reply = await api.CallAsync(team, "views.publish", new Dictionary<string, string> { ["user_id"] = user, ["view"] = SlackBlocks.Home(card).ToJsonString() }, cancel);
        return SlackResults.Of(reply, _ => Message);
    }

    /// <summary>It is always there. What it shows is not known, so it is published once more.</summary>
    public static ChatResult LookUp() => new ChatResult.Done(Message);

    /// <summary>Nothing of it can be taken away.</summary>
    public static ChatResult Delete() => new ChatResult.Gone();
}
