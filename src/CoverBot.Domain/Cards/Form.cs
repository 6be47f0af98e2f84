using System.Collections.Immutable;

namespace CoverBot.Domain.Cards;

/// <summary>A form on no platform in particular: Slack's modal, a Teams dialog, a box in the browser.</summary>
/// <param name="Press">What sending it off says; comes back with the values.</param>
/// <param name="Title">At most 24 characters (Slack's limit).</param>
/// <param name="Send">The button that sends it off: at most 24 characters.</param>
/// <param name="Fields">From top to bottom.</param>
public sealed record Form(Press Press, string Title, string Send, ImmutableArray<Field> Fields);

/// <summary>One field. <paramref name="Key"/> is unique in its form; ASCII.</summary>
public abstract record Field(string Key, string Label)
{
    /// <summary>Words to read, no input.</summary>
    public sealed record Words(Text Text) : Field("", "");

    /// <param name="Value">What stands in it already; "" when empty.</param>
    /// <param name="Hint">An example of what works.</param>
    /// <param name="Lines">1 for a single line.</param>
    /// <param name="Most">The longest text taken, in characters.</param>
    public sealed record Line(string Key, string Label, string Value = "", string Hint = "", bool Optional = false, int Lines = 1, int Most = 300)
        : Field(Key, Label);

    /// <param name="Value">yyyy-MM-dd, or "".</param>
    public sealed record Day(string Key, string Label, string Value = "", bool Optional = false) : Field(Key, Label);

    /// <param name="Value">HH:mm, or "".</param>
    public sealed record Time(string Key, string Label, string Value = "", bool Optional = false) : Field(Key, Label);

    /// <param name="Picked">Values of the options picked already.</param>
    /// <param name="Several">Whether more than one may be picked.</param>
    public sealed record Choice(string Key, string Label, ImmutableArray<Option> Options, ImmutableArray<string> Picked, bool Several = false, bool Optional = false)
        : Field(Key, Label);

    public sealed record Tick(string Key, string Label, bool Ticked = false) : Field(Key, Label);
}

/// <param name="Value">What is sent; ASCII, no comma, at most 75 characters (Slack's limit).</param>
/// <param name="Title">What is read: cut above 75 characters (Slack's limit).</param>
public sealed record Option(string Value, string Title);
