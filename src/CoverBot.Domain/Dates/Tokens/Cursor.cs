namespace CoverBot.Domain.Dates.Tokens;

/// <summary>A place in a list of tokens. A rule that does not fit puts it back where it was.</summary>
/// <param name="year">The current year: "24 dec 26" is a year, "24 dec 14" an hour.</param>
internal sealed class Cursor(List<Token> tokens, int year)
{
    public int Place { get; set; }

    public Token Now => Peek(0);

    public bool AtEnd => Place >= tokens.Count;

    public Token Peek(int ahead) => Place + ahead >= 0 && Place + ahead < tokens.Count ? tokens[Place + ahead] : default;

    public Token Take() => Place < tokens.Count ? tokens[Place++] : default;

    public bool Accept(T kind)
    {
        if (AtEnd || Now.Kind != kind)
        {
            return false;
        }
        Place++;
        return true;
    }

    public bool AcceptAny(params ReadOnlySpan<T> kinds)
    {
        if (AtEnd || !kinds.Contains(Now.Kind))
        {
            return false;
        }
        Place++;
        return true;
    }

    /// <summary>Whether a number of four digits is rather a year than 20:27.</summary>
    public bool IsNear(int number) => number >= year - 1 && number <= year + 3;

    /// <summary>Takes a year if one stands here: four digits, or two that are near the current year.</summary>
    public int? Year(bool afterComma = false)
    {
        var token = afterComma && Now.Kind == T.Comma ? Peek(1) : Now;
        var full = token is { Kind: T.Number, B: 4, A: >= 1900 and < 2200 };
        var near = token is { Kind: T.Number, B: 2, A: > 12 } && token.A + 2000 >= year - 1 && token.A + 2000 <= year + 3;
        var unit = Place + 1 < tokens.Count && tokens[Place + 1].Kind is T.Unit or T.Month;
        if (!full && (!near || unit || afterComma && Now.Kind == T.Comma))
        {
            return null;
        }
        Place += afterComma && Now.Kind == T.Comma ? 2 : 1;
        return full ? token.A : token.A + 2000;
    }

    /// <summary>Runs a rule; when it gives null the place is put back.</summary>
    public TNode? Try<TNode>(Func<Cursor, TNode?> rule)
        where TNode : class
    {
        var place = Place;
        var node = rule(this);
        if (node is null)
        {
            Place = place;
        }
        return node;
    }
}
