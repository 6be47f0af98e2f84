using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>What one run of working out a phrase knows.</summary>
internal sealed class Scope(LocalDateTime now, Choices choices)
{
    public LocalDateTime Now { get; } = now;

    public LocalDate Today => Now.Date;

    /// <summary>The first day of the period while its end is worked out: "fri to mon" ends on the Monday after that Friday. Null for a start.</summary>
    public LocalDate? Start { get; private init; }

    /// <summary>Whether an end may be on the weekday of the start: "fri 9:00 to fri 17:00" is one day, "mon to mon" eight.</summary>
    public bool SameDayEnd { get; private init; }

    /// <summary>The first thing that was wrong in this run.</summary>
    public Reading.Unclear? Trouble => root.trouble;

    private Reading.Unclear? trouble;

    private Scope root = null!;

    public static Scope For(LocalDateTime now, Choices choices)
    {
        var scope = new Scope(now, choices);
        scope.root = scope;
        return scope;
    }

    /// <summary>The scope in which the end of a period from <paramref name="start"/> is worked out.</summary>
    public Scope EndOf(LocalDate start, bool sameDay = false) => new(Now, choices) { Start = start, SameDayEnd = sameDay, root = root };

    public int Pick(string key, int count) => choices.Pick(key, count);

    public bool Fail(Reading.Unclear wrong)
    {
        root.trouble ??= wrong;
        return false;
    }
}
