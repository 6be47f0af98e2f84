namespace CoverBot.Domain.Dates.Phrases;

/// <summary>A whole phrase as parsed. Working it out with one set of choices gives one period.</summary>
internal abstract record Phrase
{
    /// <summary>The period, or null when there is none; the scope then knows why.</summary>
    public abstract Period? Work(Scope scope);
}
