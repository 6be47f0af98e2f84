using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Teams;

/// <summary>A person as a roster has them.</summary>
/// <param name="User">Object id, lower case.</param>
/// <param name="Mri">How this bot calls the person: <c>29:…</c>.</param>
/// <param name="Name">In full; null when it is not said.</param>
/// <param name="Given">First name; null when it is not said.</param>
/// <param name="Home">The tenant the person belongs to; null when it is not said.</param>
internal sealed record TeamsMember(string User, string Mri, string? Name, string? Given, string? Home)
{
    /// <summary>Whether the person belongs to another organisation than the channel. A guest has an account in the channel's own.</summary>
    public bool IsExternal(string tenant) => Home is not null && !Home.Equals(tenant, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null for who has no account: a meeting's anonymous visitor, another bot.</returns>
    public static TeamsMember? Of(JsonNode? json) =>
        (Said(json, "aadObjectId") ?? Said(json, "objectId")) is { } user && Guid.TryParse(user, out var id) && Said(json, "id") is { } mri && mri.StartsWith("29:", StringComparison.Ordinal)
            ? new(id.ToString("D"), mri, Said(json, "name"), Said(json, "givenName"), Said(json, "tenantId")) : null;

    private static string? Said(JsonNode? json, string member) => Json.Text(json, member)?.Trim() is { Length: > 0 } text ? text : null;
}
