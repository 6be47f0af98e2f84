namespace CoverBot.Domain.Grammar;

internal enum TokenKind
{
    Word,

    /// <summary>In quotes: a name, never a fixed word.</summary>
    Quoted,

    /// <summary>A mention with an id, or '@' and a name.</summary>
    Person,

    /// <summary>A channel with an id, or '#' and a name.</summary>
    Channel,
    Comma,
}

/// <param name="Text">Without quotes, '@' and '#'.</param>
/// <param name="Id">The platform's id in a mention; "" elsewhere.</param>
/// <param name="Start">Where it begins in the cleaned text.</param>
/// <param name="End">Exclusive.</param>
internal sealed record Token(TokenKind Kind, string Text, string Id, int Start, int End)
{
    /// <summary>What fixed words are compared with; "" for anything that is not a plain word.</summary>
    public string Key { get; } = Kind == TokenKind.Word ? Fold.Key(Text) : "";

    public bool Separates => Kind == TokenKind.Comma || Key is "and" or "&" or "+" or ";";
}
