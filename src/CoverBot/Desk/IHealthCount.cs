namespace CoverBot.Desk;

/// <summary>One number in /health: how many things of a kind wait for somebody's hand.</summary>
public interface IHealthCount
{
    /// <summary>As in the answer, such as "parkedWakeUps".</summary>
    string Name { get; }

    int Count { get; }
}
