using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Who is where, and what channels are called.</summary>
internal static class Rosters
{
    public static (int Status, JsonNode? Body) Page(ConnectorCall call)
    {
        var people = call.Room().Members;
        var asked = int.Parse(call.Query.GetValueOrDefault("pageSize", "200"), CultureInfo.InvariantCulture);
        var size = Math.Min(Math.Clamp(asked, 50, 500), call.World.PageSize);
        var from = int.Parse(call.Query.GetValueOrDefault("continuationToken", "page:0")["page:".Length..], CultureInfo.InvariantCulture);
        var body = new JsonObject { ["members"] = new JsonArray([.. people.Skip(from).Take(size).Select(person => person.Json())]) };
        if (from + size < people.Count)
        {
            body["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"page:{from + size}");
        }
        return (200, body);
    }

    public static (int Status, JsonNode? Body) One(ConnectorCall call) =>
        (200, (call.Room().Members.Find(one => one.Mri == call.Parts[3]) ?? throw new TeamsNo(404, "MemberNotFoundInConversation")).Json());

    /// <summary>A team's first channel has no name of its own.</summary>
    public static (int Status, JsonNode? Body) Channels(ConnectorCall call)
    {
        var channels = call.World.Conversations.Where(one => one.Team == call.Parts[1] && one.Tenant == call.Tenant).ToArray();
        return channels.Length == 0 ? throw new TeamsNo(404, "ConversationNotFound")
            : (200, new JsonObject { ["conversations"] = new JsonArray([.. channels.Select(one => new JsonObject { ["id"] = one.Id, ["name"] = one.Name == "General" ? null : one.Name, ["type"] = one.Type })]) });
    }
}
