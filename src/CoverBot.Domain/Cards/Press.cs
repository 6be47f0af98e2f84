using System.Collections.Immutable;

namespace CoverBot.Domain.Cards;

/// <summary>What a button or a form says when it is used: a verb and what it is about. Travels as one short string.</summary>
/// <param name="Verb">Lower case, words joined by '-'.</param>
/// <param name="Args">Ids, numbers and terms shown; never free text that would exceed a button's value (2,000 characters on Slack).</param>
public sealed record Press(string Verb, ImmutableArray<string> Args)
{
    public static Press Of(string verb, params string[] args) => new(verb, [.. args]);

    /// <summary>The argument at <paramref name="index"/>, or "" when there is none: a hand-made press must not throw.</summary>
    public string this[int index] => index < Args.Length ? Args[index] : "";

    /// <summary>The one-string form; <see cref="Parse"/> reads it back.</summary>
    public string Code => string.Join('|', Args.Prepend(Verb).Select(Escape));

    /// <summary>Reads <see cref="Code"/>; null when it is not one (empty, or above 2,000 characters).</summary>
    public static Press? Parse(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > 2000)
        {
            return null;
        }
        var parts = code.Split('|').Select(Unescape).ToImmutableArray();
        return new(parts[0], parts.RemoveAt(0));
    }

    public bool Equals(Press? other) => other is not null && Verb == other.Verb && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    private static string Escape(string part) => part.Replace("~", "~0", StringComparison.Ordinal).Replace("|", "~1", StringComparison.Ordinal);

    private static string Unescape(string part) => part.Replace("~1", "|", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
