using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>Morning 9-12, afternoon 12-17, evening and night 18-24, lunch 12-13; the end of the (working) day is 17:00.</summary>
internal static class Parts
{
    /// <summary>Minutes from midnight, first and last, the last not included.</summary>
    public static (int From, int To) Of(Part part) => part switch
    {
        Part.Morning => (9 * 60, 12 * 60),
        Part.Afternoon => (12 * 60, 17 * 60),
        Part.Lunch => (12 * 60, 13 * 60),
        Part.EndOfDay => (17 * 60, 17 * 60),
        Part.Midnight => (ClockTime.Midnight, ClockTime.Midnight),
        _ => (18 * 60, ClockTime.Midnight),
    };

    /// <summary>"9 in the morning", "8 tonight": which half of the day the part puts a bare hour in.</summary>
    public static DayHalf HalfOf(Part part) => part switch
    {
        Part.Morning => DayHalf.Am,
        Part.Afternoon or Part.Evening or Part.Lunch => DayHalf.Pm,
        _ => DayHalf.Unsaid,
    };
}
