using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Desk.Rows;

/// <summary>Absences that a decision leaves as they are, and whose cards show something else all the same: who would be asked next, and which lead is named, turns on who is away.</summary>
internal static class Bystanders
{
    /// <param name="cards">What a board shows.</param>
    public static ImmutableArray<Absence> Of(CrewState before, CrewState after, Func<string, CrewState, ImmutableArray<BoardCard>> cards)
    {
        return SameAreAway(before, after) ? [] : [.. after.Absences.Values.Where(absence => absence.IsOpen && IsLeft(absence) && !ShowsTheSame(Bulletin.BoardOf(absence.Id)))];

        bool IsLeft(Absence absence) => ReferenceEquals(before.Absences.GetValueOrDefault(absence.Id.Value), absence);

        bool ShowsTheSame(string board) => Shown(cards(board, before)).SequenceEqual(Shown(cards(board, after)));
    }

    private static bool SameAreAway(CrewState before, CrewState after) => ReferenceEquals(before.Absences, after.Absences)
        || after.Absences.All(pair => Away(before.Absences.GetValueOrDefault(pair.Key)) == Away(pair.Value));

    private static (MemberId, AwaySpan)? Away(Absence? absence) => absence is { IsOpen: true } ? (absence.Owner, absence.Span) : null;

    private static IEnumerable<(string Key, string Hash)> Shown(ImmutableArray<BoardCard> cards) => cards.Select(card => (card.Key, CardHash.Of(card.Content)));
}
