using System.Collections.Immutable;
using System.Globalization;
using CoverBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Desk.Rows;

/// <summary>Columns of rows, which are all text.</summary>
internal static class Columns
{
    public const string Rev = "Rev";
    public const string At = "At";

    /// <summary>The number of the form documents are written in. A release reads the next number before one writes it.</summary>
    public const int Schema = 1;

    private const string SchemaColumn = "schema";

    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> With(this ImmutableSortedDictionary<string, string> columns, string name, string value) =>
        columns.SetItem(name, value);

    public static ImmutableSortedDictionary<string, string> With(this ImmutableSortedDictionary<string, string> columns, string name, long value) =>
        columns.SetItem(name, value.ToString(CultureInfo.InvariantCulture));

    /// <param name="value">Null leaves the column out.</param>
    public static ImmutableSortedDictionary<string, string> With(this ImmutableSortedDictionary<string, string> columns, string name, Instant? value) =>
        value is { } at ? columns.SetItem(name, InstantPattern.ExtendedIso.Format(at)) : columns.Remove(name);

    public static ImmutableSortedDictionary<string, string> WithDocument<T>(this ImmutableSortedDictionary<string, string> columns, T document, string row)
        where T : notnull => Documents.Put(columns.With(SchemaColumn, Schema), DomainJson.Write(document), row);

    public static long Number(this Row row, string name) => long.Parse(row.Columns[name], CultureInfo.InvariantCulture);

    public static Instant Moment(this Row row, string name) => InstantPattern.ExtendedIso.Parse(row.Columns[name]).Value;

    /// <exception cref="NewerSchemaException">The document was written by a newer release.</exception>
    public static T Document<T>(this Row row)
        where T : notnull
    {
        if (row.Number(SchemaColumn) > Schema)
        {
            throw new NewerSchemaException();
        }
        return DomainJson.Read<T>(Documents.Get(row.Columns) ?? throw new InvalidOperationException($"row '{row.Key}' has no document"));
    }
}

/// <summary>A newer release has written this crew; this one must leave it alone.</summary>
internal sealed class NewerSchemaException() : Exception("the crew was written by a newer release");
