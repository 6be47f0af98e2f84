namespace CoverBot.Tests.Stories.Input;

/// <summary>Whatever is typed gets a plain answer; what is no command changes nothing.</summary>
[Trait("kind", "story")]
public sealed class BadInputTests(OneBot one) : IClassFixture<OneBot>
{
    public static TheoryData<string, string> Lines { get; } = new()
    {
        { "nothing", "" },
        { "only spaces", "   \t  " },
        { "only a slash", "/" },
        { "an empty command", "/cover" },
        { "only what nobody can see", "\u200b\u200e\u202e\u2060" },
        { "control characters", "\u0001\u0002\u0007\u001b[31m" },
        { "a zero character inside", "aw\0ay fr\0i for zzz" },
        { "line ends", "who\r\nzzz\r\n" },
        { "10,000 characters", new('a', 10_000) },
        { "10,001 characters", new('a', 10_001) },
        { "12,001 characters", new('a', 12_001) },
        { "10,000 characters after a word", "away " + new string('x', 9_995) },
        { "a long note", "note acme " + new string('n', 9_000) },
        { "5,000 words", string.Concat(Enumerable.Repeat("a ", 5_000)) },
        { "a long name", $"client rename acme to \"{new string('n', 200)}\"" },
        { "right-to-left words", "שלום עולם" },
        { "right-to-left dates", "away يوم الجمعة" },
        { "a turned line", "\u202eirf yawa" },
        { "a call to a whole channel", "<!channel>" },
        { "a call to who is here", "<!here> everybody look" },
        { "a name of a channel call", "away @channel fri" },
        { "an emoji", "😀" },
        { "a family of emoji", "👩‍👩‍👧‍👦 🎉 🏖️" },
        { "emoji for a day", "away 🏖️" },
        { "unknown person", "emergency @zed" },
        { "unknown account", "emergency <@U999>" },
        { "unknown person as lead", "lead @nobody" },
        { "unknown backup", "backups acme @nobody" },
        { "unknown client", "can't zzz" },
        { "unknown client of who", "who zzz" },
        { "unknown client to accept", "accept zzz" },
        { "unknown channel", "client add New #nowhere" },
        { "SQL", "'; DROP TABLE rows; --" },
        { "SQL in a date", "away fri'); DELETE FROM rows;--" },
        { "SQL in a client", "who acme' OR '1'='1" },
        { "HTML", "<script>alert(1)</script>" },
        { "HTML in a client", "who <img src=x onerror=alert(1)>" },
        { "HTML in a person", "emergency @<b>zed</b>" },
        { "HTML in a day", "away <b>someday</b>" },
        { "a template", "{{7*7}} ${jndi:ldap://x} %s%n" },
        { "a path", "../../etc/passwd" },
        { "half a character", "who \ud83d" },
        { "no character at all", "who \uffff\ufffe" },
        { "a tower of accents", "who z" + new string('\u0301', 500) },
        { "a wide ligature", new('﷽', 2_000) },
        { "a day that is none", "away 31 feb" },
        { "a year far off", "away 1 jan 9999" },
        { "a number too large", "away for 99999999999999999999 days" },
        { "a span backwards", "away 4 dec - 30 nov" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_gets_a_plain_answer_and_changes_nothing(string what, string line)
    {
        var before = one.Knows();
        var said = await one.SayAsync("ann", "dm-ann", line);
        Assert.Equal(before, one.Knows());
        IsPlain(said, what);

        IsPlain(await one.SayAsync("dana", "acme", "@CoverBot " + line), what);
        Assert.Equal(before, one.Knows());
    }

    /// <summary>Something to read, short, and not the sentence for when the rules broke.</summary>
    private static void IsPlain(Said said, string what)
    {
        var words = said.Card?.Plain ?? said.Error;
        Assert.True(words.Length is > 10 and < 2_500, $"{what}: {words}");
        Assert.DoesNotContain("did not work", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, letter => char.IsControl(letter) && letter != '\n');
        Assert.True(said.Card is not null || words.Contains("write for example: help", StringComparison.Ordinal), $"{what}: {words}");
    }
}
