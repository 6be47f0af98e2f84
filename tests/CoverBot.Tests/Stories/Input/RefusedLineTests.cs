using CoverBot.Domain.Cards;

namespace CoverBot.Tests.Stories.Input;

/// <summary>A refused line is answered in one sentence that says what is wrong, and shows a line that works for who typed it.</summary>
[Trait("kind", "story")]
public sealed class RefusedLineTests(OneBot one) : IClassFixture<OneBot>
{
    private static readonly (string Person, string Room, string[] Lines)[] Refused =
    [
        ("ann", "dm-ann",
        [
            "away yesterday", "away 31 feb", "away 4 dec 2027 - 30 nov 2027", "away 1 jan 2035", "away for 900 days", "away fri for zzz", "away @zed fri", "away fri @ben and @cara", "away until yesterday", "away cancel",
            "back", "back @ben", "emergency @zed", "emergency until yesterday", "emergency acme", "can't acme", "can't zzz", "can't acme and birch", "can't reach", "can't reach @zed", "drop zzz",
            "who zzz", "who acme and birch", "accept", "accept acme", "accept zzz", "decline", "decline zzz", "yes", "no", "handover", "handover acme", "handover zzz", "hand", "hand acme", "hand acme to @ben",
            "hand acme to @zed", "hand zzz to @ben", "client add Acme Ltd by hand", "client add New here", "client add New #nowhere", "client add New here by hand", "client rename acme", "client rename zzz to Foo",
            "client rename acme to Birch", "client archive", "client archive zzz", "client delete acme", "backups @ben @cara", "backups zzz @ben", "backups acme @zed", "backups acme @ann", "backups acme @ben @ben", "note", "note acme",
            "note zzz hello", "playbook zzz", "channel", "channel here", "lead", "lead @zed", "settings quiet", "settings quiet 7-7", "settings colour red",
        ]),
        ("ben", "dm-ben", ["lead @ben", "settings quiet off", "client archive acme", "client rename acme to Foo", "backups acme @lee", "away fri for acme", "can't birch"]),
        ("dana", "acme", ["@CoverBot away fri", "@CoverBot client list", "@CoverBot can't reach @zed"]),
    ];

    [Fact]
    public async Task Every_refusal_is_one_sentence_and_its_line_works()
    {
        var tries = new HashSet<(string Person, string Room, string Line, string From)>();
        var before = one.Knows();
        foreach (var (person, room, line) in Refused.SelectMany(who => who.Lines.Select(line => (who.Person, who.Room, line))))
        {
            var said = await one.SayAsync(person, room, line);
            Assert.True(said is { Refused: true, Card: not null }, $"{person}: {line} → {said}");
            var (sentence, works) = Read(said.Card!);
            Assert.True(IsOneSentence(sentence), $"{person}: {line} → {sentence}");
            Assert.True(works.Length > 0, $"{person}: {line} → {sentence} (and no line)");
            tries.RemoveWhere(known => (known.Person, known.Room, known.Line) == (person, room, works));
            tries.Add((person, room, works, line));
        }
        Assert.Equal(before, one.Knows());

        foreach (var (person, room, works, from) in tries)
        {
            await one.Bot.ResetAsync();
            await one.Bot.PushToMondayAsync();
            var here = works == "channel here" ? "team" : room;
            var said = await one.SayAsync(works == "channel here" ? "lee" : person, here, here.StartsWith("dm-", StringComparison.Ordinal) ? works : "@CoverBot " + works);
            Assert.False(said.Refused, $"{person}: {from} → {works} → {said}");
        }
    }

    private static (string Sentence, string Works) Read(Card card) => card.Blocks[0] is Block.Paragraph { Text.Spans: [Span.Words { Bold: false } sentence, Span.Words { Value: " Try: " }, Span.Words { Bold: true } works] }
        ? (sentence.Value, works.Value)
        : (card.Summary, "");

    private static bool IsOneSentence(string words) => words.EndsWith('.') && !words[..^1].Contains(". ", StringComparison.Ordinal);
}
