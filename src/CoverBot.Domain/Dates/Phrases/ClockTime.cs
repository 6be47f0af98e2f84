using System.Collections.Immutable;
using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>A clock time as typed. Minutes count from midnight; 1440 is the end of the day.</summary>
internal readonly record struct ClockTime(int Hour, int Minute, DayHalf DayHalf)
{
    public const int Noon = 12 * 60;
    public const int Midnight = 24 * 60;

    /// <summary>An hour of 1 to 12 with neither am nor pm.</summary>
    public bool IsUnsaid => DayHalf == DayHalf.Unsaid && Hour is >= 1 and <= 11;

    /// <summary>24-hour time that an American may have meant as half of the day: "9:00-5:00".</summary>
    public bool IsEarly => DayHalf == DayHalf.Exact && Hour is >= 1 and <= 11;

    public bool Exists => Minute is >= 0 and < 60 && (Hour is >= 0 and < 24 || Hour == 24 && Minute == 0) && (DayHalf is not (DayHalf.Am or DayHalf.Pm) || Hour is >= 1 and <= 12);

    /// <summary>The minutes it can mean, earliest first.</summary>
    public ImmutableArray<int> Options
    {
        get
        {
            var minutes = Hour * 60 + Minute;
            return DayHalf switch
            {
                DayHalf.Am => [minutes % Noon],
                DayHalf.Pm => [minutes % Noon + Noon],
                _ when IsUnsaid => [minutes, minutes + Noon],
                _ => [minutes],
            };
        }
    }

    public static ClockTime Exactly(int minutes) => new(minutes / 60, minutes % 60, DayHalf.Exact);
}
