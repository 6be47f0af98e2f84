namespace CoverBot.Desk;

/// <summary>One number in /health: how many things of a kind are not as they should be. What the store alone knows (crews parked, boards that lag) is counted apart.</summary>
public interface IHealthCount
{
    /// <summary>As in the answer, such as "owedWakeUps".</summary>
    string Name { get; }

    int Count { get; }
}
