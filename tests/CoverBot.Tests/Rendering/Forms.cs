using CoverBot.Domain.Cards;

namespace CoverBot.Tests.Rendering;

/// <summary>A form with every kind of field, and one that strains every limit.</summary>
internal static class Forms
{
    public static readonly Form Away = new(Press.Of("away", "c-1"), "When are you away?", "Show me",
    [
        new Field.Words("Ends are inclusive: Friday means Friday evening."),
        new Field.Day("from", "First day", "2026-11-30"),
        new Field.Time("at", "From", "09:00", Optional: true),
        new Field.Line("note", "First thing each morning", Hint: "Check the shop's orders", Optional: true, Lines: 3),
        new Field.Choice("reach", "Can you be reached?", [new("daily", "Looks in daily"), new("urgent", "Urgent only"), new("none", "Not at all")], ["daily"]),
        new Field.Choice("clients", "Which clients?", [new("c1", "Acme Ltd"), new("c2", "Birch")], ["c1", "c2"], Several: true),
        new Field.Tick("tell", "Tell the clients", Ticked: true),
    ]);

    public static readonly Form Strained = new(Press.Of("strained", new string('x', 1900)), new string('t', 80), "",
    [
        new Field.Words(new string('w', 9000)),
        new Field.Line("line", new string('l', 9000), new string('v', 9000), new string('h', 9000), Most: 9000),
        new Field.Day("day", "Day", "tomorrow", Optional: true),
        new Field.Time("time", "", "25:99", Optional: true),
        new Field.Choice("many", "Many", [.. Enumerable.Range(1, 250).Select(i => new Option($"c{i}", $"Client {i} " + new string('é', 90)))], ["c7", "c240", "gone"], Several: true),
        new Field.Choice("one", "One", [.. Enumerable.Range(1, 50).Select(i => new Option($"c{i}", ""))], ["c7", "c8"]),
        new Field.Choice("none", "None", [], []),
        new Field.Tick("tick", new string('k', 200)),
    ]);
}
