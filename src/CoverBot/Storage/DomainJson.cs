using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace CoverBot.Storage;

/// <summary>
/// Documents of the Domain's plain records, which know nothing of it. Names are the Domain's own. What a record must have is asked for; what may be null, has a
/// default or is a collection may be missing; what is not known is left out, so that yesterday's documents can still be read.
/// </summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Writes a member of a closed family with its kind, whatever <typeparamref name="T"/> says.</summary>
    public static string Write<T>(T value)
        where T : notnull => JsonSerializer.Serialize(value, Families.Root(value.GetType()), Options);

    /// <exception cref="JsonException">It is not a document of that type, or of a newer one.</exception>
    public static T Read<T>(string text)
        where T : notnull
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"null is no {typeof(T).Name}");
        }
        catch (NotSupportedException error)
        {
            // What the library says of a family's member without a kind.
            throw new JsonException(error.Message, error);
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            // Documents are never HTML: umlauts and quotes stay readable, and short.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Families.Modify, RecordMembers.Modify } },
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new IdConverters(), new SortedByText() },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly();
        return options;
    }
}
