namespace CoverBot.Domain.Grammar;

/// <summary>How a code looks that joins another workspace: eight letters and digits none of which looks like another, at least one of them a digit.</summary>
public static class LinkCodes
{
    public const int Length = 8;

    /// <summary>Without 0 O, 1 I L, 2 Z, 5 S, 8 B, 6 G and U V.</summary>
    public const string Letters = "3479ACDEFHJKMNPQRTWXY";

    public static bool IsCode(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return plain.Length == Length && plain.All(Letters.Contains) && plain.Any(char.IsAsciiDigit);
    }

    /// <summary>As it is read: capitals, without what stands between them.</summary>
    public static string Plain(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return new string([.. typed.Where(letter => letter is not (' ' or '-' or '–' or '—' or '.' or '"' or '`' or '*'))]).ToUpperInvariant();
    }

    /// <summary>As it is shown: K7QD-4MHX.</summary>
    public static string Shown(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return $"{plain[..(Length / 2)]}-{plain[(Length / 2)..]}";
    }
}
