using System.Collections.Immutable;
using CoverBot.Domain.Dates.Grammars;
using CoverBot.Domain.Dates.Phrases;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>Reads a time away as people type it. Nothing is guessed: what can be read two ways comes back as both.</summary>
/// <remarks>
/// <para>Weekdays: a bare one is the next, today included; said on its own day it is asked back. "this fri" is this week's. "next fri" is next
/// week's; asked back while that day still comes this week, or comes within two days.</para>
/// <para>Weeks are Monday to Friday, weekends Saturday and Sunday; of a stretch that is running what is left counts. "until next week" is asked
/// back (up to it, or through it); "end of" a week is its Friday.</para>
/// <para>Dates without a year are the next such, an end the next after its start; what went by in the last month is refused. "3/4" is asked back; the same order holds throughout a phrase.</para>
/// <para>Lengths count calendar days and include the first: "for 3 days" from Monday ends on Wednesday. "2 weeks from monday" is asked back.</para>
/// <para>Hours: morning 9-12, afternoon 12-17, evening and tonight 18-24, end of day 17:00; a bare hour is asked back unless only one
/// reading is possible ("9-5"), awake ("tomorrow 2-4") or still to come. A moment without an end runs to midnight. An end not after its start is on the next day, 16 hours on at most; what has begun today
/// counts from now.</para>
/// <para>Refused: what is over, an end before its start, more than 366 days, more than two years ahead.</para>
/// </remarks>
public static class When
{
    private const int LongestText = 200;
    private const int LongestDays = 366;
    private const int MostReadings = 4;
    private const int MostRuns = 64;

    /// <summary>A period, as after "away".</summary>
    /// <param name="now">In the zone of the person who is away.</param>
    public static Reading Read(string text, LocalDateTime now) => Read(text, now, PhraseGrammar.Read);

    /// <summary>Whether it is a period, or one that has to be asked back about or refused.</summary>
    /// <param name="now">In the zone of the person who is away.</param>
    public static bool IsDate(string text, LocalDateTime now) => Read(text, now) is not Reading.Unclear { Code: WhenTrouble.NotADate };

    /// <summary>The period from now to an end, as after "until": a day counts whole, and the period then begins today.</summary>
    /// <param name="now">In the zone of the person who is away.</param>
    public static Reading ReadEnd(string text, LocalDateTime now) => Read(text, now, PhraseGrammar.ReadEnd);

    /// <summary>One day, as after "who"; a weekday said on its own day is today.</summary>
    /// <param name="now">In the zone of the person who asks.</param>
    public static Reading ReadDay(string text, LocalDateTime now)
    {
        var reading = Read(text, now, PhraseGrammar.Read);
        var days = reading switch
        {
            Reading.Range range => [Day(range.Period)],
            Reading.Ask ask => ask.Readings.Select(Day).Distinct().ToImmutableArray(),
            _ => [],
        };
        if (days.IsEmpty)
        {
            return reading;
        }
        if (days.Contains(null))
        {
            return Troubles.NotOneDay();
        }
        var today = new Period.Days(now.Date, now.Date);
        return days.Length == 1 || days.Contains(today) ? new Reading.Range(days[0]!) : new Reading.Ask([.. days.Select(day => day!)]);
    }

    private static Period.Days? Day(Period period)
    {
        var last = period is Period.Days days ? days.To : period.End.PlusMinutes(-1).Date;
        return last == period.Start.Date ? new Period.Days(last, last) : null;
    }

    private static Reading Read(string text, LocalDateTime now, Func<Cursor, Phrase?> grammar)
    {
        ArgumentNullException.ThrowIfNull(text);
        now = now.Date + new LocalTime(now.Hour, now.Minute);
        var line = text.Length > LongestText * 5 ? null : CleanText.Of(text);
        if (line is null || line.Length > LongestText || Lexer.Cut(line) is not { } raw)
        {
            return Troubles.NotADate(text, now);
        }
        var tokens = Tidy.Apply(PhraseBook.Apply(raw));
        while (tokens.Count > 0 && tokens[^1].Kind == T.Comma)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }
        return tokens.Count > 0 && tokens.TrueForAll(token => token.Kind != T.Unknown) && grammar(new Cursor(tokens, now.Year)) is { } phrase
            ? Work(phrase, now)
            : Unread.Because(text, tokens, now);
    }

    private static Reading Work(Phrase phrase, LocalDateTime now)
    {
        var choices = new Choices();
        var readings = new SortedSet<Period>(Comparer<Period>.Create((one, other) => (one.Start, one.End).CompareTo((other.Start, other.End))));
        Reading.Unclear? wrong = null;
        var runs = 0;
        do
        {
            var scope = Scope.For(now, choices);
            if (phrase.Work(scope) is { } period && Limits.Check(period, scope, LongestDays) is { } allowed)
            {
                readings.Add(allowed);
            }
            wrong ??= scope.Trouble;
        }
        while (choices.MoveNext() && ++runs < MostRuns);
        return readings.Count switch
        {
            0 => wrong ?? Troubles.NotADate("", now),
            1 => new Reading.Range(readings.Min!),
            <= MostReadings => new Reading.Ask([.. readings]),
            _ => Troubles.TooMuch(now),
        };
    }
}
