using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverBot.Storage;

/// <summary>A struct around one string called Value, such as a member's id, is written as that string, also as a dictionary's key.</summary>
internal sealed class IdConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    public static bool IsId(Type type) => type.IsValueType
        && type.GetConstructors() is [var made] && made.GetParameters() is [{ Name: "Value" } value] && value.ParameterType == typeof(string)
        && type.GetProperty("Value")?.PropertyType == typeof(string);

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct
    {
        private readonly Func<string, T> make = Make();
        private readonly Func<T, string?> value = Value();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            make(reader.GetString() ?? throw new JsonException($"null is no {typeof(T).Name}"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Text(value));

        private string Text(T id) => value(id) ?? throw new JsonException($"a {typeof(T).Name} without a value can't be written");

        private static Func<string, T> Make()
        {
            var constructor = typeof(T).GetConstructor([typeof(string)])!;
            return text => (T)constructor.Invoke([text]);
        }

        private static Func<T, string?> Value()
        {
            var property = typeof(T).GetProperty("Value", BindingFlags.Public | BindingFlags.Instance)!;
            return id => (string?)property.GetValue(id);
        }
    }
}
