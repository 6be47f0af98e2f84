using System.Collections.Frozen;

namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Single words, lower case, as British and American English type them.</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Token> Words = Build();

    /// <summary>Words that carry nothing: they are left out before the grammar looks.</summary>
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "off", "out", "away", "please", "pls", "plz", "thanks", "thx", "i", "i'll", "i'm", "im", "i'd", "ill", "will", "be", "just", "only", "inclusive", "incl",
        "inc", "included", "including", "both", "taking", "take", "whole", "entire", "full", "all", "time", "leave", "approx", "my", "me", "we", "we'll", "going", "over",
        "during", "throughout", "exactly", "sharp", "straight", "need", "sorry", "cheers",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>The token of a word, spelling mistakes in long names forgiven; <see cref="T.Unknown"/> when it is none of ours.</summary>
    public static Token Of(string word)
    {
        if (Words.TryGetValue(word, out var token))
        {
            return token with { Text = word };
        }
        return Typos.Nearest(word) is { } meant ? Words[meant] with { Text = word } : new Token(T.Unknown, Text: word);
    }

    private static FrozenDictionary<string, Token> Build()
    {
        var words = new Dictionary<string, Token>(StringComparer.Ordinal);
        void Add(string forms, Token token)
        {
            foreach (var form in forms.Split(' '))
            {
                words.Add(form, token);
            }
        }
        WordLists.Calendar(Add);
        WordLists.Clock(Add);
        WordLists.Numbers(Add);
        WordLists.Grammar(Add);
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
