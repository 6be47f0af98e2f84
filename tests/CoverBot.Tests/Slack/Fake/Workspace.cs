using System.Globalization;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>A workspace, with or without the app.</summary>
internal sealed class Workspace(string id, string name)
{
    /// <summary>Everything the bot may want.</summary>
    public static readonly string[] AllScopes =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "groups:history", "groups:read", "im:history", "im:read", "im:write", "users:read",
    ];

    private readonly List<Token> tokens = [];
    private int number;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Domain => Name.ToLowerInvariant();

    public string BotUser => "U0BOT" + Id;

    public string BotId => "B0" + Id;

    /// <summary>What a new token may do.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = AllScopes;

    public bool IsInstalled => tokens.Any(token => token.Death is null);

    /// <summary>The newest one.</summary>
    public Token Token => tokens[^1];

    public Token? Find(string value) => tokens.Find(token => token.Value == value);

    public Token? FindRefresh(string value) => tokens.Find(token => token.Refresh == value);

    /// <param name="rotates">Whether the token expires and can be refreshed.</param>
    public Token Issue(bool rotates = false)
    {
        number++;
        var serial = string.Create(CultureInfo.InvariantCulture, $"{Id}-{number}");
        tokens.Add(new(rotates ? $"xoxe.xoxb-1-{serial}" : $"xoxb-{serial}", rotates ? $"xoxe-1-{serial}" : null, Scopes));
        return Token;
    }

    /// <param name="death">token_revoked, account_inactive …</param>
    public void End(string death)
    {
        foreach (var token in tokens)
        {
            token.Death ??= death;
        }
    }
}

/// <param name="Refresh">Works once; null where tokens don't rotate.</param>
internal sealed record Token(string Value, string? Refresh, IReadOnlyList<string> Scopes)
{
    /// <summary>The error that calls with it get; null while it is good.</summary>
    public string? Death { get; set; }

    public bool RefreshUsed { get; set; }
}
