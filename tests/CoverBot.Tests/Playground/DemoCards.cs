using CoverBot.Domain.Cards;

namespace CoverBot.Tests.Playground;

/// <summary>The demo desk's cards: between them, every kind of block.</summary>
internal static class DemoCards
{
    public static Card Offer(string state) => state.Length > 0
        ? new("Acme Ltd is covered", [new Block.Heading("Acme Ltd is covered"), new Block.Paragraph(Text.Of("You have it: ").ThenBold("Mon 30 Nov – Fri 4 Dec"))])
        : new("Ann asks you to cover Acme Ltd",
        [
            new Block.Heading("Can you cover Acme Ltd?"),
            new Block.Paragraph(Text.Of("Ann is away ").ThenBold("Mon 30 Nov – Fri 4 Dec 2026").Then(" · 5 working days, London time.")),
            new Block.Bullets([Text.Of("Inbox and phone, every morning"), Text.Bold("Hot: ").Then("spring orders are confirmed by noon"), "Newsletter on Thursday"]),
            new Block.Buttons(
            [
                new("Accept", Press.Of("accept", "acme"), ButtonStyle.Primary), new("Part of it…", Press.Of("part", "acme")),
                new("Decline", Press.Of("decline", "acme"), ButtonStyle.Danger),
            ]),
            new Block.Note("Please answer by Mon 23 Nov, 14:30. You can say yes as long as nobody else has it."),
        ]);

    public static Card Owner(string who) => new("Your leave: Mon 30 Nov – Fri 4 Dec",
    [
        new Block.Heading("You are away Mon 30 Nov – Fri 4 Dec 2026"),
        new Block.Paragraph("5 working days, London time · back Mon 7 Dec"),
        new Block.Table([["Acme Ltd", who.Length > 0 ? Text.Bold($"{who} covers") : Text.Of("waiting for Ben until 14:30")], ["Birch", "waiting for Cara until 14:30"]]),
        new Block.Divider(),
        new Block.Paragraph("Your client will read:"),
        new Block.Quote("Ann is away from Mon 30 Nov to Fri 4 Dec. Please write here as usual, somebody will step in."),
        new Block.Buttons([new("Change the words", Press.Of("words", "acme")), new("Cancel my leave", Press.Of("cancel", "acme"), ButtonStyle.Danger)]),
    ]);

    public static Form Away(string day = "") => new(Press.Of("away"), "I'm away", "Tell the crew",
    [
        new Field.Words("Whoever steps in reads what you write here."),
        new Field.Line("when", "When", Value: day, Hint: "mon to fri"),
        new Field.Day("back", "Back on", Optional: true),
        new Field.Time("from", "From", Optional: true),
        new Field.Choice("reach", "How can you be reached?", [new("daily", "I look in daily"), new("urgent", "Urgent only"), new("no", "Not at all")], ["no"]),
        new Field.Choice("clients", "Clients", [new("acme", "Acme Ltd"), new("birch", "Birch")], ["acme", "birch"], Several: true),
        new Field.Line("note", "In a nutshell", Lines: 3, Optional: true),
        new Field.Tick("tell", "Tell my clients", Ticked: true),
    ]);
}
