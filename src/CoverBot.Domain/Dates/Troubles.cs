using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>The sentences for what cannot be read, each with a line that works at that moment.</summary>
internal static class Troubles
{
    public static Reading.Unclear NotADate(string text, LocalDateTime now)
    {
        var echo = Tokens.CleanText.Echo(text);
        return echo.Length == 0
            ? new(WhenTrouble.NotADate, "Say when: a day, some days or hours.", Soon(now))
            : new(WhenTrouble.NotADate, $"I can't read \"{echo}\" as a date.", Soon(now));
    }

    public static Reading.Unclear NoSuchDay(int year, int month, int day, LocalDateTime now)
    {
        if (month is < 1 or > 12)
        {
            return new(WhenTrouble.NoSuchDate, $"There is no month {month}.", Soon(now));
        }
        if (year is < 1000 or > 3000)
        {
            return new(WhenTrouble.NoSuchDate, $"Please check the year: {year}.", Soon(now));
        }
        if (day is < 1 or > 31)
        {
            return new(WhenTrouble.NoSuchDate, $"{day} {Names.Month(month)} is not a date.", Soon(now));
        }
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        var next = new LocalDate(year, month, 1).PlusMonths(1);
        return new(WhenTrouble.NoSuchDate, $"{day} {Names.Month(month)} is not a date: {Names.Month(month)} {year} has {days} days.", next < now.Date ? Soon(now) : Line(next, now));
    }

    public static Reading.Unclear NoSuch(string what, LocalDateTime now) => new(WhenTrouble.NoSuchDate, what, Soon(now));

    public static Reading.Unclear WrongWeekday(LocalDate date, IsoDayOfWeek said, LocalDateTime now) =>
        new(WhenTrouble.WrongWeekday, $"{Names.Date(date)} is a {date.DayOfWeek}, not a {said}.", date < now.Date ? Soon(now) : Line(date, now));

    public static Reading.Unclear Past(Period period, LocalDateTime now)
    {
        if (period is Period.Hours hours && hours.From.Date == now.Date)
        {
            return new(WhenTrouble.InThePast, $"That is over: it is {DateWords.Clock(now.TimeOfDay)} now.", Soon(now));
        }
        var line = period.End > now ? $"away until {Names.Short(period is Period.Days days ? days.To : period.End.Date, now)}" : Soon(now);
        return new(WhenTrouble.InThePast, $"{Names.Date(period.Start.Date)} is in the past.", line);
    }

    public static Reading.Unclear JustGone(LocalDate date, LocalDateTime now) =>
        new(WhenTrouble.InThePast, $"{Names.Date(date)} is in the past: add the year if you mean the next.", $"away {Names.Date(date.PlusYears(1)).ToLowerInvariant()}");

    public static Reading.Unclear Over(string what, LocalDateTime now) => new(WhenTrouble.InThePast, what, Soon(now));

    public static Reading.Unclear EndBeforeStart(LocalDate from, LocalDate to, LocalDateTime now) =>
        new(WhenTrouble.EndBeforeStart, $"The end, {Names.Date(to)}, is before the start, {Names.Date(from)}.", SpanLine(to, from, now));

    public static Reading.Unclear EndBeforeStart(LocalDateTime from, LocalDateTime to, LocalDateTime now) =>
        from.Date != to.Date ? EndBeforeStart(from.Date, to.Date, now)
        : new(WhenTrouble.EndBeforeStart, $"The end, {DateWords.Clock(to.TimeOfDay)}, is not after the start, {DateWords.Clock(from.TimeOfDay)}.", Soon(now));

    public static Reading.Unclear TooLong(LocalDateTime now) => new(WhenTrouble.TooLong, "That is longer than a year: send 366 days at most.", Soon(now));

    public static Reading.Unclear TooFar(LocalDate date, LocalDateTime now) =>
        new(WhenTrouble.TooFar, $"{Names.Date(date)} is more than two years ahead: please check the year.", Soon(now));

    public static Reading.Unclear NoEnd(LocalDate from, LocalDateTime now) =>
        new(WhenTrouble.NoEnd, $"From {Names.Date(from)} until when?", from < now.Date ? Soon(now) : SpanLine(from, from.PlusDays(4), now));

    public static Reading.Unclear NoEnd(LocalDateTime now) => new(WhenTrouble.NoEnd, "Say until when: a last day can be changed later.", $"away until {Names.Short(now.Date.PlusDays(4), now)}");

    public static Reading.Unclear NoStart(LocalDateTime now) => new(WhenTrouble.NoStart, "Say when that begins: a day, and for hours a time.", "away tomorrow 14:00-16:00");

    public static Reading.Unclear Vague(string word, LocalDateTime now) =>
        new(WhenTrouble.Vague, $"\"{Tokens.CleanText.Echo(word)}\" is too vague: please name the first and the last day, or the hours.", Soon(now));

    public static Reading.Unclear Holiday(LocalDateTime now) => new(WhenTrouble.Vague, "Public holidays differ from place to place: please give the date.", Soon(now));

    public static Reading.Unclear Repeating(LocalDateTime now) =>
        new(WhenTrouble.Repeating, "That is several stretches of time: send whole days, or one line for each.", Soon(now));

    public static Reading.Unclear Several(LocalDateTime now) => new(WhenTrouble.Several, "These do not follow one another: please send two lines, one for each.", Soon(now));

    public static Reading.Unclear NotOneDay() => new(WhenTrouble.NotOneDay, "One day is wanted here.", "who tomorrow");

    public static Reading.Unclear TooMuch(LocalDateTime now) => new(WhenTrouble.TooMuch, "That can be read in too many ways: please give the first and the last day in full.", Soon(now));

    /// <summary>A whole week that lies ahead: a line that is right on every day.</summary>
    private static string Soon(LocalDateTime now)
    {
        var monday = now.Date.Next(IsoDayOfWeek.Monday);
        return SpanLine(monday, monday.PlusDays(4), now);
    }

    private static string SpanLine(LocalDate from, LocalDate to, LocalDateTime now) =>
        from < now.Date || from == to || NodaTime.Period.DaysBetween(from, to) > 365 ? Line(from < now.Date ? now.Date.PlusDays(1) : from, now)
        : $"away {Names.Short(from, now)} - {Names.Short(to, now)}";

    private static string Line(LocalDate day, LocalDateTime now) => $"away {Names.Short(day, now)}";
}
