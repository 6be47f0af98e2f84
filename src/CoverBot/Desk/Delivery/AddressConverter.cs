using System.Text.Json;
using System.Text.Json.Serialization;
using CoverBot.Domain.Chat;

namespace CoverBot.Desk.Delivery;

/// <summary>An address as four words: <c>["person","slack","T1","U1"]</c>.</summary>
internal sealed class AddressConverter : JsonConverter<Address>
{
    public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader, options) switch
        {
            ["person", var platform, var tenant, var id] => new Address.Person(new(platform, tenant, id)),
            ["home", var platform, var tenant, var id] => new Address.Home(new(platform, tenant, id)),
            ["room", var platform, var tenant, var id] => new Address.Room(new(platform, tenant, id)),
            _ => throw new JsonException("not an address"),
        };

    public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, Words(value), options);

    private static string[] Words(Address address) => address switch
    {
        Address.Person({ Platform: var platform, Tenant: var tenant, User: var id }) => ["person", platform, tenant, id],
        Address.Home({ Platform: var platform, Tenant: var tenant, User: var id }) => ["home", platform, tenant, id],
        Address.Room({ Platform: var platform, Tenant: var tenant, Id: var id }) => ["room", platform, tenant, id],
        _ => throw new InvalidOperationException($"no such address: {address}"),
    };
}
