using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Desk.Rows;

/// <summary>A crew's things to columns: the document, and beside it what an operator would look for in the table.</summary>
internal static class RowWriter
{
    public static ImmutableSortedDictionary<string, string> Crew(Crew crew) =>
        Columns.None.With("zone", crew.ZoneId).WithDocument(crew, Keys.Crew);

    public static ImmutableSortedDictionary<string, string> Client(Client client) =>
        Columns.None.With("name", Short(client.Name)).With("owner", client.Owner.Value).WithDocument(client, Keys.Client(client.Id.Value));

    public static ImmutableSortedDictionary<string, string> Member(Member member, long rev) =>
        Columns.None.With("name", Short(member.Name)).With("platform", member.Account.Platform).With(Columns.Rev, rev)
            .WithDocument(member, Keys.Member(member.Id.Value));

    /// <param name="due">When something falls due next, and the SettingsRev that was reckoned with.</param>
    public static ImmutableSortedDictionary<string, string> Open(Absence absence, long rev, (Instant? Due, long SettingsRev) due) => Columns.None
        .With("owner", absence.Owner.Value)
        .With("from", LocalDateTimePattern.GeneralIso.Format(absence.Span.From))
        .With("to", absence.Span.Until is { } until ? LocalDateTimePattern.GeneralIso.Format(until) : "")
        .With("who", string.Join(',', absence.Covers.Select(cover => cover.CoveredBy?.Value).Where(who => who is not null).Distinct()))
        .With("over", absence.Over?.How.ToString() ?? "")
        .With("Due", due.Due)
        .With("DueRev", due.SettingsRev)
        .With(Columns.Rev, rev);

    public static ImmutableSortedDictionary<string, string> Doc(Absence absence, long rev) =>
        Columns.None.With(Columns.Rev, rev).WithDocument(absence, Keys.Doc(absence.Id.Value));

    /// <summary>A name as typed may be longer than a column; the document has it whole.</summary>
    private static string Short(string name) => name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)];
}
