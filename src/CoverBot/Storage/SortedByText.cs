using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverBot.Storage;

/// <summary>Sorted dictionaries whose keys are strings or ids come back sorted by the ordinal order of their text, which ids have no order of their own for.</summary>
internal sealed class SortedByText : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)
        && typeToConvert.GenericTypeArguments[0] is var key && (key == typeof(string) || IdConverters.IsId(key));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Converter<TKey, TValue> : JsonConverter<ImmutableSortedDictionary<TKey, TValue>>
        where TKey : notnull
    {
        private static readonly Comparer<TKey> ByText = Comparer<TKey>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

        public override ImmutableSortedDictionary<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<TKey, TValue>>(ref reader, options)!.ToImmutableSortedDictionary(ByText);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IReadOnlyDictionary<TKey, TValue>>(writer, value, options);
    }
}
