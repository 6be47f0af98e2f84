using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoverBot.Desk;

namespace CoverBot.Slack;

/// <summary>The settings under "Slack": what they say, and what is wrong with them.</summary>
/// <param name="development">Whether Slack's API may be a stand-in on this machine.</param>
internal sealed partial class SlackSettings(IConfiguration configuration, bool development) : ISettingsCheck
{
    public const string SigningSecret = "Slack:SigningSecret";
    public const string BotToken = "Slack:BotToken";
    public const string AppToken = "Slack:AppToken";
    public const string ClientId = "Slack:ClientId";
    public const string ClientSecret = "Slack:ClientSecret";
    public const string ApiUrl = "Slack:ApiUrl";
    public const string CommandName = "Slack:CommandName";

    private const string StandardUrl = "https://slack.com/api/";
    private const string StandardCommand = "/cover";

    /// <summary>Only to be used when there are no <see cref="Problems"/>.</summary>
    public SlackOptions Options => new(
        List(SigningSecret), Set(BotToken), Set(AppToken), Set(ClientId), List(ClientSecret), Url ?? new Uri(StandardUrl), Set(CommandName) ?? StandardCommand);

    private Uri? Url => Uri.TryCreate(Set(ApiUrl) ?? StandardUrl, UriKind.Absolute, out var url) ? url : null;

    public IReadOnlyList<string> Problems() => [.. Each().Concat(Together()).OfType<string>()];

    private IEnumerable<string?> Each() =>
    [
        Secret(SigningSecret, "is no signing secret", "one line of letters and digits, from the app's Basic Information page; several, while it is changed, with commas between"),
        Prefix(BotToken, "xoxb-", "the bot token, from the app's OAuth & Permissions page"),
        Prefix(AppToken, "xapp-", "an app-level token with connections:write, from the app's Basic Information page"),
        Secret(ClientId, "is no client id", "two numbers with a dot between, from the app's Basic Information page"),
        Secret(ClientSecret, "is no client secret", "one line of letters and digits, from the app's Basic Information page; several, while it is changed, with commas between"),
        Api(),
        Set(CommandName) is { } command && !Command().IsMatch(command)
            ? $"{CommandName}: is no command's name; expected is one such as {StandardCommand}: a slash, then small letters, digits, '-' or '_', 32 characters at most." : null,
    ];

    private IEnumerable<string?> Together()
    {
        var speaks = Set(BotToken) is not null || Set(ClientId) is not null;
        var hears = !List(SigningSecret).IsEmpty || Set(AppToken) is not null;
        return
        [
            Set(ClientId) is not null && List(ClientSecret).IsEmpty ? $"{ClientSecret}: is missing; expected beside {ClientId}, from the same page." : null,
            Set(ClientId) is null && !List(ClientSecret).IsEmpty ? $"{ClientId}: is missing; expected beside {ClientSecret}, from the same page." : null,
            Set(BotToken) is not null && Set(ClientId) is not null
                ? $"{BotToken}: is set beside {ClientId}; expected is one of the two: the token for one workspace, or the id for installation in several." : null,
            speaks && !hears ? $"{SigningSecret}: is missing; expected is it, for HTTP, or {AppToken}, for Socket Mode: without either nothing that people say arrives." : null,
            hears && !speaks && List(ClientSecret).IsEmpty
                ? $"{BotToken}: is missing; expected is it, for one workspace, or {ClientId} and {ClientSecret}, for installation in several: without either nothing can be answered." : null,
        ];
    }

    /// <summary>Null where it is not set.</summary>
    private string? Set(string key) => configuration[key]?.Trim() is { Length: > 0 } set ? set : null;

    private ImmutableArray<string> List(string key) => [.. (configuration[key] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private string? Secret(string key, string wrong, string expected) =>
        List(key).Any(one => one.Any(letter => !char.IsAscii(letter) || char.IsWhiteSpace(letter) || char.IsControl(letter))) ? $"{key}: {wrong}; expected is {expected}." : null;

    private string? Prefix(string key, string prefix, string expected) =>
        Set(key) is { } set && (!set.StartsWith(prefix, StringComparison.Ordinal) || set.Length == prefix.Length || set.Any(letter => letter is <= ' ' or > '~'))
            ? $"{key}: is no such token; expected is {expected}: it begins with {prefix}" : null;

    private string? Api()
    {
        if (Url is { } url && url.AbsolutePath.EndsWith("/api/", StringComparison.Ordinal) && url is { Query: "", Fragment: "", UserInfo: "" }
            && (url.Scheme == Uri.UriSchemeHttps || (development && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp)))
        {
            return null;
        }
        return $"{ApiUrl}: is no address of Slack's API; expected is https and a path that ends in /api/, such as {StandardUrl}"
            + (development ? " (in Development also http on this machine)." : ".");
    }

    [GeneratedRegex("^/[a-z0-9_-]{1,31}$", RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
