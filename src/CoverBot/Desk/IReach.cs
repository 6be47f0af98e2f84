namespace CoverBot.Desk;

/// <summary>What platforms say about where the bot is.</summary>
public interface IReach
{
    /// <summary>
    /// The bot was installed in this workspace or tenant, again or with other rights: whatever could not be reached in its crew is tried again. Cheap when there is
    /// nothing; doing it twice is the same as doing it once. Acknowledge the installation after it has returned.
    /// </summary>
    Task ReachableAgainAsync(string platform, string tenant, CancellationToken cancel);
}
