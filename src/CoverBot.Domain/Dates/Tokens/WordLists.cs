namespace CoverBot.Domain.Dates.Tokens;

/// <summary>The words behind <see cref="Vocabulary"/>, a list per theme.</summary>
internal static class WordLists
{
    public static void Calendar(Action<string, Token> add)
    {
        string[] days = ["monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun"];
        string[] plurals = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
        string[] months =
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ];
        for (var i = 0; i < 7; i++)
        {
            add(days[i], new Token(T.Weekday, i + 1));
            add(plurals[i], new Token(T.Plural, i + 1));
        }
        for (var i = 0; i < 12; i++)
        {
            add(months[i], new Token(T.Month, i + 1));
        }
        add("today tday", new Token(T.Relative));
        add("tomorrow tmrw tmr tmw tmrow tomoz tom", new Token(T.Relative, 1));
        add("tonight tonite", new Token(T.Relative, 0, 1));
        add("yesterday", new Token(T.Relative, -1));
        add("christmas xmas", new Token(T.Holiday, 12, 25));
        add("halloween", new Token(T.Holiday, 10, 31));
        add("easter thanksgiving whitsun pentecost diwali eid hanukkah passover ramadan", new Token(T.PublicHoliday));
        add("weekend wkend wknd", new Token(T.Weekend));
        add("w/c w/b wc", new Token(T.WeekOf, 1));
        add("w/e", new Token(T.WeekOf, 2));
        add("q quarterly", new Token(T.Vague));
    }

    public static void Clock(Action<string, Token> add)
    {
        add("noon midday", new Token(T.Clock, 12, 0, (int)DayHalf.Exact));
        add("midnight", new Token(T.Part, (int)Part.Midnight));
        add("eod cob eob", new Token(T.Part, (int)Part.EndOfDay));
        add("morning morn am a.m", new Token(T.Part, (int)Part.Morning));
        add("afternoon arvo pm p.m", new Token(T.Part, (int)Part.Afternoon));
        add("evening eve night", new Token(T.Part, (int)Part.Evening));
        add("lunch lunchtime", new Token(T.Part, (int)Part.Lunch));
        add("now rn immediately", new Token(T.Now));
        add("half", new Token(T.Half));
        add("quarter", new Token(T.Quarter));
        add("past", new Token(T.Past));
        add("minute minutes min mins m", new Token(T.Unit, (int)Unit.Minute));
        add("hour hours hr hrs h", new Token(T.Unit, (int)Unit.Hour));
        add("day days d", new Token(T.Unit, (int)Unit.Day));
        add("workday workdays", new Token(T.Unit, (int)Unit.WorkingDay));
        add("week weeks wk wks w", new Token(T.Unit, (int)Unit.Week));
        add("month months mth mths", new Token(T.Unit, (int)Unit.Month));
        add("year years yr yrs", new Token(T.Unit, (int)Unit.Year));
        add("fortnight fortnights", new Token(T.Unit, (int)Unit.Week, 2));
    }

    public static void Numbers(Action<string, Token> add)
    {
        string[] cardinals =
        [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ];
        string[] ordinals =
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
        ];
        for (var i = 0; i < cardinals.Length; i++)
        {
            add(cardinals[i], new Token(T.Number, i + 1, 2));
            add(ordinals[i], new Token(T.Ordinal, i + 1));
        }
        add("thirty", new Token(T.Number, 30, 2));
        add("forty", new Token(T.Number, 40, 2));
        add("sixty", new Token(T.Number, 60, 2));
        add("thirtieth", new Token(T.Ordinal, 30));
        add("ninety", new Token(T.Number, 90, 2));
        add("couple pair", new Token(T.Number, 2, 2));
        add("a an", new Token(T.Article));
        add("few several some bunch", new Token(T.Vague));
        add("mid early late sometime around about roughly ish maybe probably soon later asap", new Token(T.Vague));
    }

    public static void Grammar(Action<string, Token> add)
    {
        add("this", new Token(T.This));
        add("next nxt", new Token(T.Next));
        add("last previous", new Token(T.Last));
        add("coming upcoming", new Token(T.Coming));
        add("of", new Token(T.Of));
        add("in within", new Token(T.In));
        add("at @", new Token(T.At));
        add("the these", new Token(T.The));
        add("on", new Token(T.On));
        add("after", new Token(T.After));
        add("before", new Token(T.Before));
        add("rest remainder", new Token(T.Rest));
        add("end ending", new Token(T.EndOf));
        add("start", new Token(T.StartOf));
        add("beginning", new Token(T.StartOf));
        add("from frm since", new Token(T.From));
        add("starting commencing effective", new Token(T.Starting));
        add("onwards onward", new Token(T.Onwards));
        add("to", new Token(T.To));
        add("until till til untill 'til untl", new Token(T.Until));
        add("through thru", new Token(T.Through));
        add("for", new Token(T.For));
        add("between btw", new Token(T.Between));
        add("and & + plus n", new Token(T.And));
        add("or", new Token(T.Or));
        add("mornings afternoons evenings nights weekends weekdays every each daily weekly monthly alternate", new Token(T.Every));
        add("indefinitely forever", new Token(T.Forever));
        add("ago", new Token(T.Ago));
    }
}
