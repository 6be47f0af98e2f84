namespace CoverBot.Desk;

/// <summary>The pauses between tries at a store that does not answer, while somebody waits.</summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>The pause after that one: twice as long, up to a second.</summary>
    public static TimeSpan After(TimeSpan pause) => pause * 2 < Longest ? pause * 2 : Longest;
}
