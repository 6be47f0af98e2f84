using System.Globalization;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Rendering;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using NodaTime;

namespace CoverBot.Slack;

/// <summary>Finds a message of ours by its mark. Slack has no key by which a call could be repeated safely, so this is asked before a message is sent again.</summary>
internal sealed class SlackHistory(SlackApi api, ISlackWorkspaces workspaces)
{
    private const int MostPages = 20;

    /// <summary>Slack's clock and ours.</summary>
    private static readonly Duration ClocksDiffer = Duration.FromSeconds(60);

    private static readonly Duration Again = Duration.FromSeconds(10);

    /// <param name="since">Wall time: it cannot have been posted before.</param>
    /// <param name="thread">The message whose thread it would stand in, which a conversation's own list leaves out; null for none.</param>
    public async Task<ChatResult> FindAsync(SlackPlace place, string mark, Instant since, string? thread, CancellationToken cancel)
    {
        var arguments = Arguments(place, since);
        var method = "conversations.history";
        if (thread is not null)
        {
            (method, arguments["ts"]) = ("conversations.replies", thread);
        }
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await api.CallAsync(place.Team, method, arguments, cancel);
            if (reply is not SlackReply.Ok { Body: var body })
            {
                return Failed(reply);
            }
            if (await FoundAsync(place, mark, body, cancel) is { } message)
            {
                return new ChatResult.Done(message);
            }
            if (Json.Text(body["response_metadata"], "next_cursor") is not { Length: > 0 } next)
            {
                return new ChatResult.Gone();
            }
            arguments["cursor"] = next;
        }
        return new ChatResult.NotDone(Again);
    }

    private static Dictionary<string, string> Arguments(SlackPlace place, Instant since) => new()
    {
        ["channel"] = place.Channel,
        ["oldest"] = (since - ClocksDiffer).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["inclusive"] = "true",
        ["include_all_metadata"] = "true",
        ["limit"] = "200",
    };

    /// <summary>That it may not look is no reason to give the conversation up.</summary>
    private static ChatResult Failed(SlackReply reply) => reply is SlackReply.No no && SlackErrors.Of(no.Code) != SlackTrouble.Place
        ? new ChatResult.NotDone(Again)
        : SlackResults.Of(reply, _ => null);

    private async Task<string?> FoundAsync(SlackPlace place, string mark, JsonObject body, CancellationToken cancel)
    {
        if (body["messages"] is not JsonArray messages || messages.OfType<JsonObject>().FirstOrDefault(one => SlackMessage.MarkOf(one) == mark) is not { } found)
        {
            return null;
        }
        return await workspaces.FindAsync(place.Team, cancel) is { } workspace && IsOurs(found, workspace) ? Json.Text(found, "ts") : null;
    }

    /// <summary>Another app can copy a mark. Not every message says all of whose it is.</summary>
    private static bool IsOurs(JsonObject message, SlackWorkspace workspace) =>
        Json.Text(message, "user") == workspace.BotUser
        || (workspace.AppId is { } app && (Json.Text(message, "app_id") ?? Json.Text(message["bot_profile"], "app_id")) == app)
        || (workspace.BotId is { } bot && Json.Text(message, "bot_id") == bot);
}
