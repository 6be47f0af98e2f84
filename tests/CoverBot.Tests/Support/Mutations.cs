using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>What a broken or hostile sender makes of a request.</summary>
/// <param name="Person">A person's id there.</param>
/// <param name="Place">A channel's or chat's.</param>
/// <param name="Tenant">A workspace's or tenant's.</param>
internal sealed record Mutations(string Person, string Place, string Tenant)
{
    /// <summary>One to three members, anywhere, are taken out or become something else.</summary>
    public void Bend(JsonObject payload, Random chance)
    {
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var objects = Objects(payload).Where(json => json.Count > 0).ToArray();
            if (objects.Length == 0)
            {
                return;
            }
            var json = objects[chance.Next(objects.Length)];
            var member = json.ElementAt(chance.Next(json.Count)).Key;
            json[member] = Other(chance);
            if (chance.Next(3) == 0)
            {
                json.Remove(member);
            }
        }
    }

    /// <summary>Bytes are flipped, or the end is missing.</summary>
    public static byte[] Break(byte[] body, Random chance)
    {
        if (chance.Next(2) == 0)
        {
            return body[..chance.Next(body.Length)];
        }
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            body[chance.Next(body.Length)] ^= (byte)(1 << chance.Next(8));
        }
        return body;
    }

    private JsonNode? Other(Random chance) => chance.Next(12) switch
    {
        0 => null,
        1 => 12345678901234567,
        2 => -1.5e300,
        3 => true,
        4 => "",
        5 => new string('x', 5000),
        6 => $"\ud83d\ude00 \u0000 \u2028 <@{Person}> &lt;",
        7 => new JsonArray(1, "two", new JsonObject()),
        8 => new JsonObject { ["id"] = Person },
        9 => "../../x|y#?",
        10 => Place,
        _ => Tenant,
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Objects(member.Value)).Prepend(json),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
