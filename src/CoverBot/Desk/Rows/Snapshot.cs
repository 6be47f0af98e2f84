using System.Collections.Immutable;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Desk.Rows;

/// <summary>A crew as it was read, and what is needed to write it.</summary>
/// <param name="Versions">Row key to version, of every row that a decision may write.</param>
/// <param name="BoardRevs">Board to the head's Rev at which what it shows was last written.</param>
internal sealed record Snapshot(
    CrewId Id, Head Head, CrewState State, ImmutableDictionary<string, string> Versions, ImmutableDictionary<string, long> BoardRevs)
{
    public static Snapshot None(CrewId id) => new(id, Head.None, CrewState.Empty, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, long>.Empty);

    /// <summary>The moment of a decision: now, but never before an earlier one.</summary>
    public Instant At(IClock clock) => Instant.Max(clock.GetCurrentInstant(), Head.At);

    /// <summary>The Rev from which the board has to be shown.</summary>
    public long RevOf(string board) => Bulletin.ShowsAll(board, State) ? Head.Rev : Math.Max(Head.SettingsRev, BoardRevs.GetValueOrDefault(board));
}
