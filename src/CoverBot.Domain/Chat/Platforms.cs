namespace CoverBot.Domain.Chat;

/// <summary>Platforms that some words are particular to, as accounts and channels name them.</summary>
public static class Platforms
{
    /// <summary>Its own <c>/away</c> reaches nobody.</summary>
    public const string Slack = "slack";

    /// <summary>As people call it.</summary>
    public static string Title(string platform) => platform switch
    {
        Slack => "Slack",
        "teams" => "Teams",
        "playground" => "Playground",
        _ => platform,
    };
}
