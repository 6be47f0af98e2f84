using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Teams.Calling;

/// <summary>What Teams says when it says no, fit for a log: its codes, no sentence.</summary>
/// <param name="Code">"-" when it names none.</param>
/// <param name="SubCode">"-" when it names none.</param>
internal sealed record TeamsRefusal(TeamsTrouble Trouble, string Code, string SubCode)
{
    private const int Longest = 80;

    /// <param name="body">Empty for what was no JSON object.</param>
    public static TeamsRefusal Of(int status, JsonObject body)
    {
        var error = body["error"] as JsonObject ?? body;
        var inner = Inner(Json.Text(error, "message"));
        var code = Json.Text(error, "code") ?? Json.Text(inner, "code");
        var sub = Json.Text(error, "subCode") ?? Json.Text(inner, "subCode") ?? Json.Text(error["innerHttpError"], "code");
        return new(TeamsErrors.Of(status, sub, code), Plain(code), Plain(sub));
    }

    /// <summary>What somebody has to see to is a warning; what happens in a day's work is not.</summary>
    public LogLevel Level => Trouble is TeamsTrouble.Blocked or TeamsTrouble.NotThere or TeamsTrouble.NoMessage or TeamsTrouble.NoMember or TeamsTrouble.NoConversation
        ? LogLevel.Information : LogLevel.Warning;

    /// <summary>Some refusals are written as JSON within the sentence.</summary>
    private static JsonObject? Inner(string? message)
    {
        if (message is null || !message.TrimStart().StartsWith('{'))
        {
            return null;
        }
        try
        {
            return JsonNode.Parse(message, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Plain(string? code) => code is null ? "-" : string.Concat(code.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-').Take(Longest));
}
