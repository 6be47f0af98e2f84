using System.Collections.Frozen;

namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Words that mean one thing together. The longest that fits wins.</summary>
internal static class PhraseBook
{
    private const int LongestPhrase = 6;

    private static readonly FrozenDictionary<string, Token?> Phrases = new Dictionary<string, Token?>
    {
        ["christmas day"] = new Token(T.Holiday, 12, 25),
        ["xmas day"] = new Token(T.Holiday, 12, 25),
        ["christmas eve"] = new Token(T.Holiday, 12, 24),
        ["xmas eve"] = new Token(T.Holiday, 12, 24),
        ["boxing day"] = new Token(T.Holiday, 12, 26),
        ["new year's day"] = new Token(T.Holiday, 1, 1),
        ["new years day"] = new Token(T.Holiday, 1, 1),
        ["new year day"] = new Token(T.Holiday, 1, 1),
        ["new year's"] = new Token(T.Holiday, 1, 1),
        ["new years"] = new Token(T.Holiday, 1, 1),
        ["new year"] = new Token(T.Holiday, 1, 1),
        ["new year's eve"] = new Token(T.Holiday, 12, 31),
        ["new years eve"] = new Token(T.Holiday, 12, 31),
        ["new year eve"] = new Token(T.Holiday, 12, 31),
        ["nye"] = new Token(T.Holiday, 12, 31),
        ["valentine's day"] = new Token(T.Holiday, 2, 14),
        ["valentines day"] = new Token(T.Holiday, 2, 14),
        ["over christmas"] = new Token(T.Vague, Text: "over Christmas"),
        ["over xmas"] = new Token(T.Vague, Text: "over Christmas"),
        ["over new year"] = new Token(T.Vague, Text: "over New Year"),
        ["long weekend"] = new Token(T.Vague, Text: "long weekend"),
        ["bank holiday"] = new Token(T.PublicHoliday),
        ["public holiday"] = new Token(T.PublicHoliday),
        ["good friday"] = new Token(T.PublicHoliday),
        ["easter monday"] = new Token(T.PublicHoliday),
        ["easter sunday"] = new Token(T.PublicHoliday),
        ["labor day"] = new Token(T.PublicHoliday),
        ["labour day"] = new Token(T.PublicHoliday),
        ["memorial day"] = new Token(T.PublicHoliday),
        ["day after tomorrow"] = new Token(T.Relative, 2),
        ["overmorrow"] = new Token(T.Relative, 2),
        ["day before yesterday"] = new Token(T.Relative, -2),
        ["end of day"] = new Token(T.Part, (int)Part.EndOfDay),
        ["end of the day"] = new Token(T.Part, (int)Part.EndOfDay),
        ["end of business"] = new Token(T.Part, (int)Part.EndOfDay),
        ["close of business"] = new Token(T.Part, (int)Part.EndOfDay),
        ["close of play"] = new Token(T.Part, (int)Part.EndOfDay),
        ["end of the working day"] = new Token(T.Part, (int)Part.EndOfDay),
        ["end of the work day"] = new Token(T.Part, (int)Part.EndOfDay),
        ["half day"] = new Token(T.Part, (int)Part.HalfDay),
        ["half a day"] = new Token(T.Part, (int)Part.HalfDay),
        ["half  day"] = new Token(T.Part, (int)Part.HalfDay),
        ["lunch time"] = new Token(T.Part, (int)Part.Lunch),
        ["lunch break"] = new Token(T.Part, (int)Part.Lunch),
        ["mid day"] = new Token(T.Clock, 12, 0, (int)DayHalf.Exact),
        ["right now"] = new Token(T.Now),
        ["straight away"] = new Token(T.Now),
        ["this moment"] = new Token(T.Now),
        ["this minute"] = new Token(T.Now),
        ["week commencing"] = new Token(T.WeekOf, 1),
        ["week beginning"] = new Token(T.WeekOf, 1),
        ["week starting"] = new Token(T.WeekOf, 1),
        ["wk commencing"] = new Token(T.WeekOf, 1),
        ["wk beginning"] = new Token(T.WeekOf, 1),
        ["wk starting"] = new Token(T.WeekOf, 1),
        ["week ending"] = new Token(T.WeekOf, 2),
        ["wk ending"] = new Token(T.WeekOf, 2),
        ["wk of"] = new Token(T.WeekOf),
        ["week of"] = new Token(T.WeekOf),
        ["week containing"] = new Token(T.WeekOf),
        ["week including"] = new Token(T.WeekOf),
        ["after next"] = new Token(T.AfterNext),
        ["all day"] = new Token(T.AllDay),
        ["whole day"] = new Token(T.AllDay),
        ["full day"] = new Token(T.AllDay),
        ["entire day"] = new Token(T.AllDay),
        ["all day long"] = new Token(T.AllDay),
        ["all  day"] = new Token(T.AllDay),
        ["a day off"] = new Token(T.AllDay),
        ["for the day"] = new Token(T.AllDay),
        ["on holiday"] = null,
        ["on holidays"] = null,
        ["on vacation"] = null,
        ["on leave"] = null,
        ["thank you"] = null,
        ["both days"] = null,
        ["days inclusive"] = new Token(T.Unit, (int)Unit.Day),
        ["working days"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["working day"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["business days"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["business day"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["work days"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["work day"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["week days"] = new Token(T.Unit, (int)Unit.WorkingDay),
        ["calendar days"] = new Token(T.Unit, (int)Unit.Day),
        ["week end"] = new Token(T.Weekend),
        ["until further notice"] = new Token(T.Forever),
        ["from now on"] = new Token(T.Forever),
        ["for now"] = new Token(T.Vague, Text: "for now"),
        ["further notice"] = new Token(T.Forever),
        ["up to and including"] = new Token(T.Until, 1),
        ["until and including"] = new Token(T.Until, 1),
        ["up until"] = new Token(T.Until),
        ["up till"] = new Token(T.Until),
        ["up to"] = new Token(T.Until),
        ["through to"] = new Token(T.Through),
        ["through until"] = new Token(T.Through),
        ["through till"] = new Token(T.Through),
        ["as from"] = new Token(T.From),
        ["as of"] = new Token(T.From),
        ["starting from"] = new Token(T.Starting),
        ["starting on"] = new Token(T.Starting),
        ["beginning from"] = new Token(T.Starting),
        ["beginning on"] = new Token(T.Starting),
        ["start from"] = new Token(T.Starting),
        ["a few"] = new Token(T.Vague, Text: "a few"),
        ["a couple"] = new Token(T.Number, 2, 2),
        ["a couple of"] = new Token(T.Number, 2, 2),
        ["couple of"] = new Token(T.Number, 2, 2),
        ["couple"] = new Token(T.Number, 2, 2),
        ["i am"] = null,
        ["i will be"] = null,
        ["out of office"] = null,
        ["day off"] = null,
        ["time off"] = null,
        ["ooo"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> FirstWords = Phrases.Keys.Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives every word its meaning, leaves out what means nothing, and joins "a couple of", "end of day" and the like.</summary>
    public static List<Token> Apply(List<Token> raw)
    {
        var tokens = new List<Token>(raw.Count + 1);
        for (var at = 0; at < raw.Count;)
        {
            var taken = raw[at].Kind == T.Unknown ? Longest(raw, at, tokens) : 0;
            if (taken == 0)
            {
                Single(raw[at], tokens);
                taken = 1;
            }
            at += taken;
        }
        return tokens;
    }

    private static void Single(Token token, List<Token> tokens)
    {
        if (token.Kind != T.Unknown)
        {
            tokens.Add(token);
        }
        else if (token.Text is "o'clock" or "oclock" && tokens.Count > 0 && tokens[^1].Kind == T.Number)
        {
            tokens[^1] = new Token(T.Clock, tokens[^1].A, 0, (int)DayHalf.Unsaid, token.Text);
        }
        else if (!Vocabulary.IsFiller(token.Text))
        {
            Word(Vocabulary.Of(token.Text), tokens);
        }
    }

    /// <summary>"twenty one", "twenty-first": one number.</summary>
    private static void Word(Token word, List<Token> tokens)
    {
        var dash = tokens.Count > 1 && tokens[^1].Kind == T.Dash ? 1 : 0;
        var tens = tokens.Count > dash ? tokens[^(1 + dash)] : default;
        if (word.Kind is T.Number or T.Ordinal && word.A < 10 && tens is { Kind: T.Number, Text: "twenty" or "thirty" or "forty" })
        {
            tokens.RemoveRange(tokens.Count - 1 - dash, 1 + dash);
            tokens.Add(word with { A = tens.A + word.A });
            return;
        }
        tokens.Add(word);
    }

    private static int Longest(List<Token> raw, int at, List<Token> tokens)
    {
        if (!FirstWords.Contains(raw[at].Text))
        {
            return 0;
        }
        for (var count = Math.Min(LongestPhrase, raw.Count - at); count > 0; count--)
        {
            var words = string.Join(' ', raw.Skip(at).Take(count).Select(token => token.Kind == T.Unknown ? token.Text : token.Kind == T.Dash ? "" : "0"));
            if (Phrases.TryGetValue(words, out var token))
            {
                if (token is { } meant)
                {
                    tokens.Add(meant with { Text = meant.Text.Length > 0 ? meant.Text : words });
                }
                return count;
            }
        }
        return 0;
    }
}
