using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Tests.Rendering;

/// <summary>Cards as CoverBot sends them, and some as it should never have to.</summary>
internal static class Gallery
{
    private static readonly Span.Moment Tuesday = new(Instant.FromUtc(2026, 11, 17, 17, 0), "Tue 17 Nov 17:00, London time");

    /// <summary>Name and card.</summary>
    public static ImmutableArray<(string Name, Card Card)> For(string platform) =>
    [
        ("offer", Offer(platform)), ("team", Team(platform)), ("settled", Settled(platform)), ("client", Client(platform)), ("handback", Handback(platform)), ("nasty", Nasty(platform)), ("huge", Huge()),
        ("buttons", Buttons(60)), ("empty", new("", [])), ("blank", new(" ", [new Block.Heading(""), new Block.Paragraph(" \n"), new Block.Bullets([]), new Block.Table([]), new Block.Buttons([]), new Block.Divider()])),
    ];

    public static Span.Person Ben(string platform) => new(new(platform, "T1", platform == "slack" ? "U0BEN" : "29:1ben"), "Ben Ortiz");

    private static Card Offer(string platform) => new("Can you step in for Ann?",
    [
        new Block.Heading("Can you step in for Ann?"),
        new Block.Paragraph(Text.Bold("Mon 30 Nov – Fri 4 Dec").Then(", 5 working days.")),
        new Block.Table([Row(Text.Bold("Acme Ltd"), Hot(), "launch on Wed · phone 9-13, inbox · about 90 min a day · you did it in May"), Row(Text.Bold("Birch"), Calm(), "newsletter on Tue · about 20 min a day · new to you")]),
        new Block.Paragraph(Text.Of(new Span.Words("Answer by "), Tuesday, new Span.Words("; later is fine as long as nobody else has it. A no needs no reason."))),
        new Block.Note(Text.Of(new Span.Words("Ann looks in once a day around 18:00. Questions? Ask "), Ben(platform), new Span.Words("."))),
        new Block.Buttons([new("Accept all", Press.Of("accept", "o-1", "terms|1"), ButtonStyle.Primary), new("Choose…", Press.Of("choose", "o-1")), new("Decline", Press.Of("decline", "o-1"), ButtonStyle.Danger)]),
    ]);

    private static Card Team(string platform) => new("Ann is away",
    [
        new Block.Heading("Ann is away · Mon 30 Nov – Fri 4 Dec"),
        new Block.Paragraph("Back Mon 7 Dec."),
        new Block.Table([Row("Acme Ltd", Hot(), Text.Of(Ben(platform)), "has read the handover, got in"), Row("Dale", Watch(), Text.Bold("Cara"), "not read yet"), Row("Cole", "–", "nobody needed", "client knows")]),
        new Block.Divider(),
        new Block.Note("Something comes up? Ask the name in the row. No answer: Lee."),
        new Block.Buttons([new("Open my handover", Press.Of("handover", "a-1"))]),
    ]);

    private static Card Settled(string platform) => new("All four are looked after",
    [
        new Block.Heading("All four are looked after"),
        new Block.Bullets([Text.Of("Acme, Birch: ").ThenBold("Ben"), Text.Of("Dale: ").ThenBold("Cara"), "Cole: nobody needed"]),
        new Block.Paragraph(Text.Of(new Span.Words("Birch is in "), new Span.Channel(new(platform, "T1", "C0BIRCH"), "birch"), new Span.Words(" and will read on Mon 16 Nov:"))),
        new Block.Quote("Hello, Ann is away from Monday 30 November to Friday 4 December.\n\nBen Ortiz looks after your work in that time. Write here as usual and mention @Ben."),
        new Block.Buttons([new("Change the words", Press.Of("words", "a-1")), new("Undo", Press.Of("undo", "a-1"), ButtonStyle.Danger)]),
    ]);

    private static Card Client(string platform) => Card.Of(Text.Of(new Span.Words("Hello, "), new Span.Words("from now on Ben Ortiz looks after your work in place of Ann", Bold: true), new Span.Words(", who is not available at the moment. Please mention "), Ben(platform), new Span.Words(".")));

    private static Card Handback(string platform) => new("Three things first",
    [
        new Block.Heading("Three things first"),
        new Block.Bullets([Text.Of(new Span.Words("Acme: ring Dana about the launch invoice; "), Ben(platform), new Span.Words(" promised it for today.")), "Birch: Tuesday's newsletter has not gone out; waits for a photo.", "Dale: the phone is still diverted to Cara"]),
        new Block.Paragraph(Text.Bold("Good to know").Then(": Acme agreed 200 € for stock photos (Ben, Wed).")),
        new Block.Paragraph(Text.Bold("Everything else went as usual: 26 of 29 done, 2 not needed, 1 above.").Then(" You need not read on.")),
        new Block.Note(Text.Of(new Span.Words("Made "), Tuesday)),
        new Block.Buttons([.. "Per client,Save,Change,Don't tell them,Thank Ben,Thank Cara,More".Split(',').Select((title, i) => new Button(title, Press.Of("do", $"{i}")))]),
    ]);

    private static Card Nasty(string platform) => new("<!channel> *now* @here & </b>",
    [
        new Block.Heading("# <!channel> **bold** {{DATE(2026-01-01T00:00:00Z)}}"),
        new Block.Paragraph("<@U0BEN> @channel <https://evil.example|https://bank.example> [x](https://evil.example) *a* _b_ ~c~ `d` <b>e</b>"),
        new Block.Paragraph(Text.Of(new Span.Words("**<at>Ben Ortiz</at>** ", Bold: true), Ben(platform), new Span.Words(" {{TIME(2026-01-01T00:00:00Z)}} \\*"), Tuesday)),
        new Block.Quote("1. one\n- two\n> three\n\n\n\n# four\u202Eevil\u0000\u2066x\u200B"),
        new Block.Note("*a* & <!here>"),
        new Block.Note(Text.Of(new Span.Words("&gt; *a* <!here> @here "), Ben(platform), new Span.Person(new(platform, "T1", "U1><!channel>"), "<!everyone>"), new Span.Words("> b"))),
        new Block.Table([Row("مرحبا بالعالم", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", ""), Row("", "", "", "", "five", "six")]),
        new Block.Buttons([new("<!channel> *x*" + new string('é', 100), Press.Of("x", "a|b~c", "ü<>&\""))]),
    ]);

    private static Card Huge() => new(new string('x', 5000),
    [
        new Block.Heading(new string('h', 400)),
        new Block.Table([.. Enumerable.Range(1, 200).Select(i => Row($"Client {i}", Watch(), Text.Bold("Cara"), "not read yet"))]),
        new Block.Bullets([.. Enumerable.Range(1, 200).Select(i => Text.Of($"Item {i} " + new string('y', 500)))]),
        .. Enumerable.Range(1, 80).Select(i => new Block.Paragraph($"Paragraph {i} " + string.Concat(Enumerable.Repeat("word ", 2000)))),
        new Block.Buttons([new("Accept", Press.Of("accept", "o-1"), ButtonStyle.Primary)]),
    ]);

    private static Card Buttons(int count) => new("Many buttons", [new Block.Paragraph("Pick one."), new Block.Buttons([.. Enumerable.Range(1, count).Select(i => new Button($"Button {i}", Press.Of("pick", $"{i}", new string('z', 1500))))])]);

    private static ImmutableArray<Text> Row(params Text[] cells) => [.. cells];

    private static Text Hot() => Text.Of(new Span.Words("hot", Tone: Tone.Hot));

    private static Text Watch() => Text.Of(new Span.Words("watch", Tone: Tone.Watch));

    private static Text Calm() => Text.Of(new Span.Words("calm", Tone: Tone.Calm));
}
