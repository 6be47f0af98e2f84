namespace CoverBot.Domain.Grammar;

/// <summary>How a client's people are told, as far as the line says it.</summary>
public abstract record Told
{
    private Told() { }

    /// <summary>The line leaves it open: the form asks.</summary>
    public sealed record NotSaid : Told;

    /// <summary>In a channel, by the platform's own id.</summary>
    public sealed record InChannel(string Id) : Told;

    /// <summary>In a channel whose name was typed as plain text; without the '#'.</summary>
    public sealed record InNamed(string Name) : Told;

    /// <summary>In the channel the line was typed in.</summary>
    public sealed record Here : Told;

    /// <summary>The bot writes the words, somebody presses Told.</summary>
    public sealed record ByHand : Told;
}
