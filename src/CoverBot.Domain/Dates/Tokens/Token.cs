namespace CoverBot.Domain.Dates.Tokens;

/// <summary>What a word, number or sign means to the date grammar.</summary>
internal enum T
{
    End,
    Unknown,
    Number,
    Article,
    Ordinal,
    IsoDate,
    SlashDate,
    Dotted,
    Clock,
    Weekday,
    Month,
    Holiday,
    Unit,
    Relative,
    Part,
    Now,
    This,
    Next,
    Last,
    Coming,
    AfterNext,
    Weekend,
    WeekOf,
    Of,
    In,
    At,
    The,
    On,
    After,
    Before,
    Past,
    Half,
    Quarter,
    Rest,
    EndOf,
    StartOf,
    From,
    Starting,
    Onwards,
    To,
    Until,
    Through,
    Dash,
    For,
    Between,
    And,
    Or,
    Comma,
    AllDay,
    Vague,
    Every,
    PublicHoliday,
    Forever,
    Ago,
    Plural,
}

/// <summary>A token; what A, B and C hold depends on the kind.</summary>
/// <param name="A">The number, weekday, month, year, hour, unit…</param>
/// <param name="B">The month or minute; for a plain number how many digits it was typed with.</param>
/// <param name="C">The day, or the <see cref="DayHalf"/> of the day of a clock time.</param>
/// <param name="Text">As typed, lower case.</param>
internal readonly record struct Token(T Kind, int A = 0, int B = 0, int C = 0, string Text = "");

/// <summary>Which half of the day a clock time is in.</summary>
internal enum DayHalf
{
    /// <summary>"3", "3.30": nobody said.</summary>
    Unsaid,
    Am,
    Pm,

    /// <summary>24-hour time: "14:00", "9:00", "0900".</summary>
    Exact,
}

internal enum Unit
{
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

internal enum Part
{
    Morning,
    Afternoon,
    Evening,
    Lunch,
    HalfDay,
    EndOfDay,
    Midnight,
}
