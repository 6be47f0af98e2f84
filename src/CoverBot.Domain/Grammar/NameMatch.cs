using System.Collections.Immutable;

namespace CoverBot.Domain.Grammar;

/// <summary>How well a typed text fits a name; a lower value beats a higher one.</summary>
internal enum Fit
{
    Same,
    SameLetters,
    FirstWords,
    FirstLetters,
    LaterWords,
    No,
}

/// <summary>Which of some names a text means: the best fit, if one alone has it.</summary>
internal static class NameMatch
{
    /// <summary>Every name that fits best, and how; empty with <see cref="Fit.No"/> when none does.</summary>
    public static (ImmutableArray<Named<TId>> Best, Fit Fit) Find<TId>(ImmutableArray<Named<TId>> among, string typed)
        where TId : struct
    {
        var folded = Fold.Words(typed);
        var fits = among.Select(name => (Name: name, Fit: Of(name.Name, typed, folded))).Where(pair => pair.Fit != Fit.No).ToList();
        if (fits.Count == 0)
        {
            return ([], Fit.No);
        }
        var best = fits.Min(pair => pair.Fit);
        return ([.. fits.Where(pair => pair.Fit == best).Select(pair => pair.Name)], best);
    }

    private static Fit Of(string name, string typed, string folded)
    {
        if (string.Equals(name.Trim(), typed.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return Fit.Same;
        }
        var sought = Fold.Words(name);
        if (folded.Length == 0 || sought.Length == 0)
        {
            return Fit.No;
        }
        if (sought == folded || Joined(sought) == Joined(folded))
        {
            return Fit.SameLetters;
        }
        if ((sought + " ").StartsWith(folded + " ", StringComparison.Ordinal))
        {
            return Fit.FirstWords;
        }
        if (sought.StartsWith(folded, StringComparison.Ordinal))
        {
            return Fit.FirstLetters;
        }
        return BeginsSomewhere(sought.Split(' '), folded.Split(' ')) ? Fit.LaterWords : Fit.No;
    }

    /// <summary>Whether each typed word begins the name's word at its place, counted from some word on: "a smi" in "Lee Ann Smith".</summary>
    private static bool BeginsSomewhere(string[] name, string[] typed)
    {
        for (var from = 0; from + typed.Length <= name.Length; from++)
        {
            if (typed.Select((word, i) => name[from + i].StartsWith(word, StringComparison.Ordinal)).All(fits => fits))
            {
                return true;
            }
        }
        return false;
    }

    private static string Joined(string words) => words.Replace(" ", "", StringComparison.Ordinal);
}
