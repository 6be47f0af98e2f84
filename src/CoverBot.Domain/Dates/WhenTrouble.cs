namespace CoverBot.Domain.Dates;

/// <summary>Why words could not be read as a time away.</summary>
public enum WhenTrouble
{
    /// <summary>The words, or some of them, are no date at all.</summary>
    NotADate,

    /// <summary>30 February, month 13, 25:00, week 54.</summary>
    NoSuchDate,

    /// <summary>A weekday that contradicts its date.</summary>
    WrongWeekday,

    /// <summary>It began or ended before now.</summary>
    InThePast,

    EndBeforeStart,

    /// <summary>More than 366 days.</summary>
    TooLong,

    /// <summary>Begins or ends more than two years ahead.</summary>
    TooFar,

    /// <summary>A start without an end.</summary>
    NoEnd,

    /// <summary>Hours on a day that nobody named, or a length without a start.</summary>
    NoStart,

    /// <summary>"a few days", "mid December".</summary>
    Vague,

    /// <summary>Every Friday, the same hours on several days.</summary>
    Repeating,

    /// <summary>Several stretches in one line.</summary>
    Several,

    /// <summary>More than one day where one was wanted.</summary>
    NotOneDay,

    /// <summary>More than four readings, or more words than a date has.</summary>
    TooMuch,
}
