using System.Collections.Immutable;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Rows;

/// <summary>The row that every decision writes under the version it was read with.</summary>
/// <param name="Rev">Rises by one with each decision; 0 before the first.</param>
/// <param name="SettingsRev">The Rev of the last change that may show on every board.</param>
/// <param name="At">When the last decision was made: no later one is made before it.</param>
/// <param name="Version">The row's version; "" before it is there.</param>
internal sealed record Head(long Rev, long SettingsRev, Instant At, string Version)
{
    public static Head None { get; } = new(0, 0, Instant.MinValue, "");

    public bool IsThere => Version.Length > 0;

    public ImmutableSortedDictionary<string, string> Columns =>
        Rows.Columns.None.With(Rows.Columns.Rev, Rev).With(nameof(SettingsRev), SettingsRev).With(Rows.Columns.At, At);

    public RowAction Write(Head before) => RowAction.Over(before.Version, Keys.Head, Columns);

    public static Head Read(Row? row) =>
        row is null ? None : new(row.Number(Rows.Columns.Rev), row.Number(nameof(SettingsRev)), row.Moment(Rows.Columns.At), row.Version);
}
