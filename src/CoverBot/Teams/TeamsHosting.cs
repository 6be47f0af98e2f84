namespace CoverBot.Teams;

/// <summary>Microsoft Teams as the host sees it.</summary>
internal static class TeamsHosting
{
    /// <summary>As accounts, channels and chats name it.</summary>
    public const string Platform = "teams";

    /// <summary>As people call it.</summary>
    public const string Name = "Teams";
}
