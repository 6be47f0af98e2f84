using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk.Rows;

/// <summary>Rows to a crew.</summary>
internal static class RowReader
{
    /// <exception cref="NewerSchemaException">A row was written by a newer release.</exception>
    public static Snapshot Read(CrewId id, IEnumerable<Row> rows)
    {
        var snapshot = Snapshot.None(id);
        var versions = snapshot.Versions.ToBuilder();
        foreach (var row in rows)
        {
            versions[row.Key] = row.Version;
            snapshot = Read(snapshot, row);
        }
        return snapshot with { Versions = versions.ToImmutable() };
    }

    private static Snapshot Read(Snapshot snapshot, Row row) => row.Key switch
    {
        Keys.Head => snapshot with { Head = Head.Read(row) },
        Keys.Crew => snapshot with { State = snapshot.State with { Crew = row.Document<Crew>() } },
        _ when Is(row, Keys.ClientPrefix) => snapshot with { State = snapshot.State.With(row.Document<Client>()) },
        _ when Is(row, Keys.MemberPrefix) => Read(snapshot, row, row.Document<Member>()),
        _ when Is(row, Keys.DocPrefix) => Read(snapshot, row, row.Document<Absence>()),
        _ => snapshot,
    };

    private static Snapshot Read(Snapshot snapshot, Row row, Member member) => snapshot with
    {
        State = snapshot.State.With(member),
        BoardRevs = snapshot.BoardRevs.SetItem(Bulletin.BoardOf(member.Id), row.Number(Columns.Rev)),
    };

    private static Snapshot Read(Snapshot snapshot, Row row, Absence absence) => snapshot with
    {
        State = snapshot.State.With(absence),
        BoardRevs = snapshot.BoardRevs.SetItem(Bulletin.BoardOf(absence.Id), row.Number(Columns.Rev)),
    };

    private static bool Is(Row row, string prefix) => row.Key.StartsWith(prefix, StringComparison.Ordinal);
}
