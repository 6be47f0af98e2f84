namespace CoverBot.Teams.Calling;

/// <summary>Who gives tokens, and for what: Microsoft's public cloud, or a closed one.</summary>
/// <param name="Authority">Without the tenant.</param>
/// <param name="Resource">What the tokens are for.</param>
internal sealed record TeamsCloud(string Authority, string Resource)
{
    private static readonly TeamsCloud Public = new("https://login.microsoftonline.com", "https://api.botframework.com");
    private static readonly TeamsCloud Government = new("https://login.microsoftonline.us", "https://api.botframework.us");
    private static readonly TeamsCloud China = new("https://login.partner.microsoftonline.cn", "https://api.botframework.azure.cn");

    public string Scope => Resource + "/.default";

    /// <param name="metadata">Where the keys of what arrives are named: in the same cloud.</param>
    public static TeamsCloud Of(Uri metadata) => metadata.Host.EndsWith(".azure.us", StringComparison.Ordinal) ? Government
        : metadata.Host.EndsWith(".azure.cn", StringComparison.Ordinal) ? China
        : Public;
}
