using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary>The cards there should be: a function of state alone, without a clock.</summary>
public static class Bulletin
{
    /// <summary>Every board of the crew: one for each absence, one for each member who was asked or told something.</summary>
    public static ImmutableArray<string> Boards(CrewState crew) => throw new NotImplementedException();

    /// <summary>"a-…" for an absence.</summary>
    public static string BoardOf(AbsenceId id) => "a-" + id.Value;

    /// <summary>"m-…" for a member's own board.</summary>
    public static string BoardOf(MemberId id) => "m-" + id.Value;

    /// <summary>The board's cards in order; empty for a board the crew does not have.</summary>
    public static ImmutableArray<BoardCard> For(string board, CrewState crew) => throw new NotImplementedException();
}
