using System.Collections.Immutable;
using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>One end of a period as typed: a day, a time, or both.</summary>
internal sealed record Side
{
    public DayNode? Day { get; init; }

    public ClockTime? Clock { get; init; }

    public Part? Part { get; init; }

    /// <summary>"now".</summary>
    public bool IsNow { get; init; }

    /// <summary>A number of one or two digits that may be an hour or a day of the month; null when there is none.</summary>
    public int? Bare { get; init; }

    /// <summary>The year after the bare number: "dec 24-28 2026".</summary>
    public int? BareYear { get; init; }

    /// <summary>"from" or "onwards" was said: it runs on.</summary>
    public bool IsOpen { get; init; }

    /// <summary>"in 2 hours": minutes from now; null when not said.</summary>
    public int? MinutesAhead { get; init; }

    public bool HasTime => Clock is not null || Part is not null;

    public bool IsBareOnly => Bare is not null && Day is null && !HasTime;

    /// <summary>The bare number as an hour of that half of the day that its side names.</summary>
    public Side AsHour() => Bare is not { } hour ? this
        : this with { Bare = null, Clock = new ClockTime(hour, 0, DayHalf.Unsaid) };

    /// <summary>The bare number as a day of the month, checked against a weekday before it.</summary>
    public Side AsDay(DayNode date) => this with { Bare = null, BareYear = null, Day = Day is Weekday day ? new Checked(day.Day, date) : date };

    /// <summary>The clock time with am or pm from "morning", "tonight" …</summary>
    public ClockTime? SaidClock => Clock is { IsUnsaid: true } clock && Part is { } part ? clock with { DayHalf = Parts.HalfOf(part) } : Clock;

    /// <summary>Minutes from midnight at which it may begin; empty when there is no such time, and the scope knows.</summary>
    public ImmutableArray<int> Starts(Scope scope) => SaidClock is { } clock ? Existing(clock, scope)
        : Part switch
        {
            Tokens.Part.Midnight when Day is not null => [0, ClockTime.Midnight],
            Tokens.Part.HalfDay => [Parts.Of(Tokens.Part.Morning).From, Parts.Of(Tokens.Part.Afternoon).From],
            { } part => [Parts.Of(part).From],
            null => [0],
        };

    /// <summary>Minutes from midnight at which it may end.</summary>
    public ImmutableArray<int> Ends(Scope scope) => SaidClock is { } clock ? Existing(clock, scope)
        : Part switch
        {
            Tokens.Part.Lunch => [Parts.Of(Tokens.Part.Lunch).From, Parts.Of(Tokens.Part.Lunch).To],
            { } part => [Parts.Of(part).To],
            null => [ClockTime.Midnight],
        };

    private static ImmutableArray<int> Existing(ClockTime clock, Scope scope)
    {
        if (!clock.Exists)
        {
            scope.Fail(Troubles.NoSuch($"{clock.Hour}:{clock.Minute:00} is not a time of day.", scope.Now));
            return [];
        }
        return clock.Options;
    }
}

/// <summary>Places minutes on days.</summary>
internal static class Minutes
{
    public static LocalDateTime On(this LocalDate day, int minutes) => day.AtMidnight().PlusMinutes(minutes);
}
