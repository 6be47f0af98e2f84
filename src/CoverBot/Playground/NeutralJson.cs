using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CoverBot.Domain.Cards;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace CoverBot.Playground;

/// <summary>Cards, forms and presses of no platform as JSON: each closed family by a <c>kind</c> that is its record's name.</summary>
internal static class NeutralJson
{
    public static readonly JsonSerializerOptions Options = Make();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("nothing there");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            IgnoreReadOnlyProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Family<Block>, Family<Span>, Family<Field> } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }

    private static void Family<TBase>(JsonTypeInfo type)
    {
        if (type.Type != typeof(TBase))
        {
            return;
        }
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var member in typeof(TBase).GetNestedTypes().Where(nested => nested.IsSubclassOf(typeof(TBase))))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(member, JsonNamingPolicy.CamelCase.ConvertName(member.Name)));
        }
    }
}
