using System.Collections.Concurrent;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Boards that broke when they were delivered, by our own fault: tried again with back-off, and at once when what they show has changed.</summary>
internal sealed class BrokenBoards
{
    private readonly ConcurrentDictionary<(CrewId Crew, string Board), (int Failures, long Rev, Instant RetryAt)> boards = new();

    /// <param name="rev">The Rev from which the board has to be shown.</param>
    /// <returns>When it is tried again (wall time).</returns>
    public Instant Broke(CrewId crew, string board, long rev, Instant now) =>
        boards.AddOrUpdate((crew, board), _ => Next(1, rev, now), (_, known) => Next(known.Failures + 1, rev, now)).RetryAt;

    public void Mended(CrewId crew, string board) => boards.TryRemove((crew, board), out _);

    /// <summary>Forgets everything: the table was emptied.</summary>
    public void Forget() => boards.Clear();

    /// <summary>Null when nothing stands in its way.</summary>
    public Instant? NotBefore(CrewId crew, string board, long rev) => boards.TryGetValue((crew, board), out var known) && known.Rev >= rev ? known.RetryAt : null;

    private static (int Failures, long Rev, Instant RetryAt) Next(int failures, long rev, Instant now) => (failures, rev, now + Timing.BackOff(failures));
}
