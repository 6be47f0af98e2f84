namespace CoverBot.Desk;

/// <summary>Starts the bot over. In Development only.</summary>
public interface IReset
{
    /// <summary>
    /// Ends what is under way, empties the bot's own storage and sets the clock back to the time of day. Nothing from before is delivered once it returns.
    /// Doing it twice is the same as doing it once.
    /// </summary>
    Task ResetAsync(CancellationToken cancel);
}
