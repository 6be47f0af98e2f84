using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Desk.Rows;

/// <summary>What one decision changed. States share what did not change, so the same object means the same content.</summary>
internal static class Differences
{
    /// <summary>Whether something changed that may show on every board: the crew, a client, or a member beyond what that member alone was asked or told.</summary>
    public static bool InSettings(CrewState before, CrewState after) =>
        !ReferenceEquals(before.Crew, after.Crew)
        || Of(before.Clients, after.Clients).Any()
        || Of(before.Members, after.Members).Any(member => !before.Members.TryGetValue(member.Id.Value, out var old) || Strip(old) != Strip(member));

    /// <summary>How many rows change.</summary>
    public static int Count(CrewState before, CrewState after) => 2 + Of(before.Clients, after.Clients).Count() + Of(before.Members, after.Members).Count() + CountOf(Of(before.Absences, after.Absences));

    /// <summary>How many rows they have.</summary>
    public static int CountOf(IEnumerable<Absence> absences) => 2 * absences.Count();

    /// <param name="others">Absences that did not change and are to be shown again.</param>
    /// <param name="due">When something of an absence falls due next, and the SettingsRev it was reckoned with.</param>
    public static IEnumerable<(string Key, ImmutableSortedDictionary<string, string> Columns)> Rows(
        CrewState before, CrewState after, ImmutableArray<Absence> others, long rev, Func<Absence, (Instant? Due, long SettingsRev)> due)
    {
        if (!ReferenceEquals(before.Crew, after.Crew) && after.Crew is { } crew)
        {
            yield return (Keys.Crew, RowWriter.Crew(crew));
        }
        foreach (var client in Of(before.Clients, after.Clients))
        {
            yield return (Keys.Client(client.Id.Value), RowWriter.Client(client));
        }
        foreach (var member in Of(before.Members, after.Members))
        {
            yield return (Keys.Member(member.Id.Value), RowWriter.Member(member, rev));
        }
        foreach (var absence in Of(before.Absences, after.Absences).Concat(others))
        {
            yield return (Keys.Open(absence.Id.Value), RowWriter.Open(absence, rev, due(absence)));
            yield return (Keys.Doc(absence.Id.Value), RowWriter.Doc(absence, rev));
        }
    }

    private static IEnumerable<T> Of<T>(ImmutableSortedDictionary<string, T> before, ImmutableSortedDictionary<string, T> after)
        where T : class => ReferenceEquals(before, after) ? [] : after.Where(pair => !ReferenceEquals(before.GetValueOrDefault(pair.Key), pair.Value)).Select(pair => pair.Value);

    private static Member Strip(Member member) => member with
    {
        Asked = [], Said = [], AskedLast = 0, SaidLast = 0, Undelivered = [], Held = ImmutableSortedDictionary<string, Instant>.Empty, UnreachableOn = null, HomeOn = null, HomeAt = [], Whos = [], Claims = [],
    };
}
