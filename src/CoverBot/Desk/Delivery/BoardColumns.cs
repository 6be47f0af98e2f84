using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoverBot.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace CoverBot.Desk.Delivery;

/// <summary>A <see cref="BoardRow"/> as a row's columns: small ones to read in a storage browser, cards and twins as its document.</summary>
internal static class BoardColumns
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AddressConverter() },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    /// <summary>The board; null when the row can't be read.</summary>
    public static BoardRow? ReadOrNull(Row row)
    {
        try
        {
            return Read(row);
        }
        catch (Exception error) when (error is FormatException or JsonException or OverflowException or InvalidOperationException or NotSupportedException or UnparsableValueException)
        {
            return null;
        }
    }

    public static BoardRow Read(Row row)
    {
        var columns = row.Columns;
        var content = Documents.Get(columns) is { } text ? JsonSerializer.Deserialize<Content>(text, Json) : null;
        return new()
        {
            Board = row.Key[BoardRow.KeyOf("").Length..],
            Version = row.Version,
            Shown = long.Parse(columns.GetValueOrDefault("Shown", "0"), CultureInfo.InvariantCulture),
            Holder = columns.GetValueOrDefault("Holder", ""),
            Until = Moment(columns.GetValueOrDefault("Until")),
            RetryAt = Moment(columns.GetValueOrDefault("RetryAt")),
            Said = int.Parse(columns.GetValueOrDefault("Said", "0"), CultureInfo.InvariantCulture),
            Cards = BoardRow.NoCards.AddRange(content?.Cards ?? BoardRow.NoCards),
            Twins = content?.Twins ?? [],
        };
    }

    public static ImmutableSortedDictionary<string, string> Write(BoardRow row)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        columns["Shown"] = row.Shown.ToString(CultureInfo.InvariantCulture);
        columns["Said"] = row.Said.ToString(CultureInfo.InvariantCulture);
        if (row.Holder.Length > 0)
        {
            columns["Holder"] = row.Holder;
        }
        if (row.Until is { } until)
        {
            columns["Until"] = InstantPattern.ExtendedIso.Format(until);
        }
        if (row.RetryAt is { } retry)
        {
            columns["RetryAt"] = InstantPattern.ExtendedIso.Format(retry);
        }
        var content = new Content(row.Cards, row.Twins.IsEmpty ? null : row.Twins);
        return Documents.Put(columns.ToImmutable(), JsonSerializer.Serialize(content, Json), BoardRow.KeyOf(row.Board));
    }

    private static Instant? Moment(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).Value;

    /// <param name="Twins">Null for none.</param>
    private sealed record Content(IReadOnlyDictionary<string, CardEntry>? Cards, ImmutableArray<Twin>? Twins);
}
