namespace CoverBot.Playground;

/// <summary>Settings under "Playground".</summary>
internal sealed class PlaygroundOptions
{
    /// <summary>The SQLite file that holds the other side of the wire; a relative path is read from the working directory.</summary>
    public string File { get; set; } = "playground.db";

    /// <summary>How long an action the bot did not take waits until it is handed over again.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}
