using System.Collections.Immutable;

namespace CoverBot.Domain.Dates;

/// <summary>What was understood of the words somebody typed for a time away.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <summary>One reading, and no other makes sense.</summary>
    public sealed record Range(Period Period) : Reading;

    /// <summary>Several readings make sense: the person is asked, nothing is guessed.</summary>
    /// <param name="Readings">Two to four, earliest first, all different.</param>
    public sealed record Ask(ImmutableArray<Period> Readings) : Reading
    {
        public bool Equals(Ask? other) => other is not null && Readings.SequenceEqual(other.Readings);

        public override int GetHashCode() => Readings.Length == 0 ? 0 : Readings[0].GetHashCode();
    }

    /// <summary>No reading makes sense.</summary>
    /// <param name="Code">Stable; for tests and callers, never shown.</param>
    /// <param name="Sentence">One plain sentence that says what is wrong.</param>
    /// <param name="Try">A line that works when it is typed at that moment.</param>
    public sealed record Unclear(WhenTrouble Code, string Sentence, string Try) : Reading;
}
