using System.Text.Json.Nodes;
using static System.Uri;

namespace CoverBot.Teams.Calling;

/// <summary>What Teams counts calls by.</summary>
/// <param name="Thread">The conversation; the person's id where one is opened.</param>
/// <param name="Reads">Whether something is asked, not said.</param>
internal sealed record TeamsLane(string Tenant, string Thread, bool Reads);

/// <summary>One call of the connector's.</summary>
/// <param name="What">What it does, for a log.</param>
/// <param name="Path">Below the service URL, ids escaped.</param>
/// <param name="Body">Null where there is none.</param>
internal sealed record TeamsCall(TeamsLane Lane, string What, HttpMethod Method, string Path, JsonObject? Body = null)
{
    private const string Conversations = "/v3/conversations";
    private const int PageSize = 500;

    /// <summary>Posts into a conversation; for one reader alone when it is <paramref name="targeted"/>.</summary>
    public static TeamsCall Post(string tenant, string conversation, JsonObject activity, bool targeted = false) =>
        Say(tenant, conversation, "post a message", HttpMethod.Post, targeted ? "/activities?isTargetedActivity=true" : "/activities", activity);

    public static TeamsCall Put(string tenant, string conversation, string activity, JsonObject content) =>
        Say(tenant, conversation, "edit a message", HttpMethod.Put, $"/activities/{EscapeDataString(activity)}", content);

    public static TeamsCall Delete(string tenant, string conversation, string activity) =>
        Say(tenant, conversation, "delete a message", HttpMethod.Delete, $"/activities/{EscapeDataString(activity)}", null);

    /// <summary>Opens a person's own chat with the bot; the same chat each time.</summary>
    public static TeamsCall Open(string tenant, string bot, string mri) => new(new(tenant, mri, false), "open a chat", HttpMethod.Post, Conversations, new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = bot },
        ["members"] = new JsonArray(new JsonObject { ["id"] = mri }),
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    });

    /// <param name="page">What the page before said about this one; "" for the first.</param>
    public static TeamsCall Members(string tenant, string conversation, string page) => Ask(
        tenant, conversation, "read a roster", $"{Conversations}/{EscapeDataString(conversation)}/pagedmembers?pageSize={PageSize}{(page.Length > 0 ? $"&continuationToken={EscapeDataString(page)}" : "")}");

    public static TeamsCall Member(string tenant, string conversation, string mri) =>
        Ask(tenant, conversation, "read a person", $"{Conversations}/{EscapeDataString(conversation)}/members/{EscapeDataString(mri)}");

    public static TeamsCall Channels(string tenant, string team) => Ask(tenant, team, "read a team's channels", $"/v3/teams/{EscapeDataString(team)}/conversations");

    private static TeamsCall Ask(string tenant, string conversation, string what, string path) => new(new(tenant, conversation, true), what, HttpMethod.Get, path);

    private static TeamsCall Say(string tenant, string conversation, string what, HttpMethod method, string path, JsonObject? body) =>
        new(new(tenant, conversation, false), what, method, $"{Conversations}/{EscapeDataString(conversation)}{path}", body);
}
