namespace CoverBot.Rendering;

/// <summary>How much of a card is shown when not all of it can be.</summary>
/// <param name="Chars">The longest paragraph, in UTF-16 units.</param>
/// <param name="Items">The longest list or table, and the most lines of one paragraph.</param>
internal sealed record Room(int Chars, int Items)
{
    /// <summary>From what is comfortable to read down to what still says something.</summary>
    public static readonly Room[] Steps = [new(2800, 30), new(1500, 20), new(800, 14), new(400, 10), new(200, 7), new(100, 4)];

    /// <summary>Small print, and one item of a list.</summary>
    public int Small => Math.Min(Chars, 600);

    /// <summary>One cell of a table.</summary>
    public int Cell => Math.Min(Chars, 300);
}
