using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Slack.Calling;

/// <summary>What Slack says when it says no, fit for a log: no word of what was sent.</summary>
/// <param name="Needed">Null when it is not about a scope.</param>
/// <param name="Provided">Null when it is not about a scope.</param>
/// <param name="Hints">Slack's own messages about the form of the call; "" for none.</param>
internal sealed record SlackRefusal(string Code, string? Needed, string? Provided, string Hints)
{
    private const int MostHints = 5;
    private const int LongestHint = 200;

    public static SlackRefusal Of(JsonObject body)
    {
        var hints = (body["response_metadata"] as JsonObject)?["messages"] as JsonArray ?? [];
        var words = hints.OfType<JsonValue>().Select(hint => hint.TryGetValue(out string? text) ? text : "").Take(MostHints).Select(text => Plain(text, LongestHint));
        return new(Plain(Json.Text(body, "error") ?? "no_code", 100), Scopes(body, "needed"), Scopes(body, "provided"), string.Join(' ', words));
    }

    /// <summary>What somebody has to see to is a warning; what happens in a day's work is not.</summary>
    public static LogLevel LevelOf(SlackTrouble trouble) => trouble
        is SlackTrouble.Unknown or SlackTrouble.TokenGone or SlackTrouble.TokenRefused or SlackTrouble.SetUp or SlackTrouble.Policy or SlackTrouble.Size or SlackTrouble.Unsure
        ? LogLevel.Warning : LogLevel.Information;

    private static string? Scopes(JsonObject body, string member) => Json.Text(body, member) is { } scopes ? Plain(scopes, 500) : null;

    /// <summary>On one line, and not endless.</summary>
    private static string Plain(string text, int most) => string.Concat(text.Where(letter => letter is >= ' ' and <= '~').Take(most));
}
