namespace CoverBot.Playground;

/// <summary>One line of the sample crew's first day.</summary>
/// <param name="As">Who types it.</param>
/// <param name="In">A channel's id, or "" for the person's own chat with the bot.</param>
/// <param name="ToBot">True: a command, handed to the bot like anybody's and shown on no page. False: small talk, shown.</param>
internal sealed record SampleLine(string As, string In, string Text, bool ToBot = true);

/// <summary>A channel of the sample crew.</summary>
internal sealed record SampleChannel(string Id, IReadOnlyList<string> Members);

/// <summary>Who is in the Playground on its first day, and what they say to the bot to be set up: data, nothing else.</summary>
internal static class SampleCrew
{
    public static readonly IReadOnlyList<WorldPerson> People =
    [
        new("ann", "Ann", "Ann Miller", "Europe/London", "VA · owns Acme, Birch", false, ["away mon to fri", "ready", "emergency"]),
        new("ben", "Ben", "Ben Fischer", "Europe/Berlin", "Backup", false, ["today", "handover acme", "rota week"]),
        new("cara", "Cara", "Cara Sousa", "Europe/Lisbon", "Backup", false, ["today", "who birch", "away tomorrow"]),
        new("lee", "Lee", "Lee Walker", "Europe/London", "Lead", false, ["rota week", "ready", "settings"]),
        new("dana", "Dana", "Dana Reed", "Europe/London", "Acme · client", true, ["who", "who mon", "help"]),
        new("priya", "Priya", "Priya Nair", "Europe/London", "Birch · client", true, ["who", "who mon", "help"]),
    ];

    public static readonly IReadOnlyList<SampleChannel> Channels =
    [
        new("team", ["ann", "ben", "cara", "lee"]),
        new("acme", ["ann", "ben", "cara", "dana"]),
        new("birch", ["ann", "ben", "cara", "lee", "priya"]),
    ];

    /// <summary>In the order they are said.</summary>
    public static readonly IReadOnlyList<SampleLine> Script =
    [
        new("lee", "team", "channel here"),
        new("lee", "team", "lead @Ann"),
        new("ann", "acme", "client add \"Acme Ltd\" here owner @Ann"),
        new("ann", "", "backups \"Acme Ltd\" @Ben @Cara"),
        new("ann", "birch", "client add Birch here owner @Ann"),
        new("ann", "", "backups Birch @Cara @Ben"),
        new("dana", "acme", "Morning! The spring orders are in, could somebody confirm them by noon?", ToBot: false),
        new("ann", "acme", "On it, you'll have the confirmations by eleven.", ToBot: false),
        new("lee", "team", "Holiday season is coming up. Please type your days to CoverBot.", ToBot: false),
        new("priya", "birch", "The newsletter for Thursday is ready to send.", ToBot: false),
    ];
}
