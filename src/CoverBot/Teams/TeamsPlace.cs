namespace CoverBot.Teams;

/// <summary>A conversation, with the tenant whose service reaches it: the conversation id of <see cref="TeamsChat"/>.</summary>
/// <param name="Conversation">A channel's, or that of a person's own chat with the bot.</param>
internal sealed record TeamsPlace(string Tenant, string Conversation)
{
    /// <summary>Whether it is a person's own chat, and no channel or group.</summary>
    public bool IsOwnChat => IsOwn(Conversation);

    public override string ToString() => $"{Tenant}/{Conversation}";

    public static TeamsPlace Parse(string conversation) => conversation.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && at + 1 < conversation.Length
        ? new(conversation[..at], conversation[(at + 1)..]) : throw new ArgumentException("this is no conversation on Teams", nameof(conversation));

    /// <summary>Channels and groups begin with <c>19:</c>, own chats with <c>a:</c>.</summary>
    public static bool IsOwn(string conversation) => !conversation.StartsWith("19:", StringComparison.Ordinal);
}
