using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Slack.Calling;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>Slack's <c>oauth.v2.access</c>, called as the app itself (client id and secret).</summary>
/// <param name="call">Sends the arguments.</param>
/// <param name="wall">The moment installations are stamped with.</param>
internal sealed class OAuthAccess(Func<IReadOnlyDictionary<string, string>, CancellationToken, Task<SlackReply>> call, TimeProvider wall)
{
    /// <summary>The installation behind the code Slack sent the browser back with.</summary>
    /// <param name="code">Good once, for 10 minutes.</param>
    /// <param name="redirect">The same address as on the way to Slack.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<OAuthAnswer> ExchangeAsync(string code, string redirect, CancellationToken cancel)
    {
        var now = wall.Wall();
        var reply = await call(new Dictionary<string, string> { ["code"] = code, ["redirect_uri"] = redirect }, cancel);
        return Answer(reply, body => Granted(body, now));
    }

    /// <summary>The next tokens of an installation whose token expires.</summary>
    public async Task<OAuthAnswer> RenewAsync(Installation old, TokenRotation rotation, CancellationToken cancel)
    {
        var now = wall.Wall();
        var reply = await call(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = rotation.RefreshToken }, cancel);
        return Answer(reply, body => Text(body, "access_token") is { } token && Rotation(body, now) is { } next
            ? new OAuthAnswer.Granted(old with { Token = token, Rotation = next })
            : new OAuthAnswer.Lost());
    }

    private static OAuthAnswer Answer(SlackReply reply, Func<JsonObject, OAuthAnswer> read) => reply switch
    {
        SlackReply.Ok ok => read(ok.Body),
        SlackReply.No no => new OAuthAnswer.Refused(no.Code),
        SlackReply.NotDone => new OAuthAnswer.NotNow(),
        _ => new OAuthAnswer.Lost(),
    };

    private static OAuthAnswer Granted(JsonObject body, Instant now)
    {
        if (body["is_enterprise_install"] is JsonValue wide && wide.GetValueKind() is JsonValueKind.True)
        {
            return new OAuthAnswer.WholeOrganization();
        }
        var team = body["team"] as JsonObject;
        return Text(team, "id") is { } id && IsId(id) && Text(body, "access_token") is { } token && Text(body, "bot_user_id") is { } bot
            ? new OAuthAnswer.Granted(new(id, Text(team, "name") ?? "", token, bot, Text(body, "app_id"), Scopes(body), now, Rotation(body, now)))
            : new OAuthAnswer.Lost();
    }

    private static ImmutableSortedSet<string> Scopes(JsonObject body) => ImmutableSortedSet.CreateRange(
        StringComparer.Ordinal, (Text(body, "scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static TokenRotation? Rotation(JsonObject body, Instant now) =>
        Text(body, "refresh_token") is { } token && body["expires_in"] is JsonValue seconds && seconds.TryGetValue<int>(out var live)
            ? new(token, now + Duration.FromSeconds(live))
            : null;

    private static string? Text(JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>It becomes a row's key.</summary>
    private static bool IsId(string id) => id.Length <= 40 && id.All(char.IsAsciiLetterOrDigit);
}

/// <summary>What came of asking for tokens.</summary>
internal abstract record OAuthAnswer
{
    private OAuthAnswer() { }

    public sealed record Granted(Installation Installation) : OAuthAnswer;

    /// <param name="Code">Slack's own error code.</param>
    public sealed record Refused(string Code) : OAuthAnswer;

    /// <summary>Installed for a whole organization instead of one workspace, which CoverBot does not do.</summary>
    public sealed record WholeOrganization : OAuthAnswer;

    /// <summary>Slack did not take it, and may later.</summary>
    public sealed record NotNow : OAuthAnswer;

    /// <summary>The answer was lost or could not be read: the code or refresh token may be used up.</summary>
    public sealed record Lost : OAuthAnswer;
}
