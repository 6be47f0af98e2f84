using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoverBot.Storage;

/// <summary>A row's columns as one JSON object, which other tools can look into with <c>json_extract</c>.</summary>
internal static class RowText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ImmutableSortedDictionary<string, string> columns) => JsonSerializer.Serialize(columns, Options);

    public static ImmutableSortedDictionary<string, string> Read(string text) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(text, Options)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
