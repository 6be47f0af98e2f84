using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;

namespace CoverBot.Desk.Rows;

/// <summary>Absences that a decision leaves as they are, and whose cards show something else all the same: who would be asked next, and which lead is named, turns on who is away.</summary>
internal static class Bystanders
{
    public static ImmutableArray<Absence> Of(CrewState before, CrewState after) => SameAreAway(before, after)
        ? []
        : [.. after.Absences.Values.Where(absence => absence.IsOpen && ReferenceEquals(before.Absences.GetValueOrDefault(absence.Id.Value), absence) && !ShowsTheSame(absence, before, after))];

    private static bool SameAreAway(CrewState before, CrewState after) => ReferenceEquals(before.Absences, after.Absences)
        || after.Absences.All(pair => Away(before.Absences.GetValueOrDefault(pair.Key)) == Away(pair.Value));

    private static (MemberId, AwaySpan)? Away(Absence? absence) => absence is { IsOpen: true } ? (absence.Owner, absence.Span) : null;

    private static bool ShowsTheSame(Absence absence, CrewState before, CrewState after)
    {
        var board = Bulletin.BoardOf(absence.Id);
        return Shown(board, before).SequenceEqual(Shown(board, after));
    }

    private static IEnumerable<(string Key, string Hash)> Shown(string board, CrewState crew) => Bulletin.For(board, crew).Select(card => (card.Key, CardHash.Of(card.Content)));
}
