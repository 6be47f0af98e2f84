using System.Text.Json.Nodes;
using CoverBot.Receiving;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Receiving;

/// <summary>Modals. None of the calls is repeated: a trigger is good for one, and what a person no longer looks at is answered another way.</summary>
internal sealed partial class SlackViews(SlackApi api, ILogger<SlackViews> logger)
{
    /// <returns>The view's id; null when Slack did not open it (most often: the trigger was too old).</returns>
    public async Task<string?> OpenAsync(string team, string trigger, JsonObject view) =>
        await CallAsync(team, "views.open", new() { ["trigger_id"] = trigger, ["view"] = view.ToJsonString() }) is { } body ? body.Part("view").Id("id") : null;

    /// <returns>False when it is not there any more.</returns>
    public async Task<bool> UpdateAsync(string team, string id, JsonObject view) =>
        await CallAsync(team, "views.update", new() { ["view_id"] = id, ["view"] = view.ToJsonString() }) is not null;

    private async Task<JsonObject?> CallAsync(string team, string method, Dictionary<string, string> arguments)
    {
        var reply = await api.CallAsync(team, method, arguments, CancellationToken.None);
        if (reply is SlackReply.Ok ok)
        {
            return ok.Body;
        }
        Log.NotShown(logger, method, reply is SlackReply.No no ? no.Code : reply.GetType().Name);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Method} came to nothing: {Code}")]
        public static partial void NotShown(ILogger logger, string method, string code);
    }
}
