using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CoverBot.Teams.Receiving.Tokens;

/// <summary>A key, and whether it may sign what comes through Teams.</summary>
internal sealed record EndorsedKey(JsonWebKey Key, bool ForTeams)
{
    /// <summary>As activities and endorsements name Teams.</summary>
    public const string Teams = "msteams";

    public static EndorsedKey Of(JsonWebKey key) => new(
        key,
        key.AdditionalData.TryGetValue("endorsements", out var said) && said is JsonElement { ValueKind: JsonValueKind.Array } list
            && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == Teams));
}
