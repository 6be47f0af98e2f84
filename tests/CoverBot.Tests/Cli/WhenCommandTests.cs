using CoverBot.Cli;
using NodaTime;
using NodaTime.Testing;

namespace CoverBot.Tests.Cli;

[Trait("kind", "story")]
public sealed class WhenCommandTests
{
    private const string Now = "2026-11-23T09:00";

    [Theory]
    [InlineData("24 dec - 2 jan", """{"kind":"range","from":"2026-12-24","to":"2027-01-02"}""", 0)]
    [InlineData("today 14:00-17:00", """{"kind":"range","from":"2026-11-23T14:00","to":"2026-11-23T17:00"}""", 0)]
    [InlineData("3/4", """{"kind":"ask","readings":[{"from":"2027-03-04","to":"2027-03-04"},{"from":"2027-04-03","to":"2027-04-03"}]}""", 0)]
    [InlineData("30 feb", """{"kind":"error","message":"30 February is not a date: February 2027 has 28 days. Try: away 1 mar"}""", 1)]
    [InlineData("Müller’s – fri", """{"kind":"error","message":"I can't read \"Müller’s – fri\" as a date. Try: away 30 nov - 4 dec"}""", 1)]
    public void One_phrase_gives_one_line_of_json(string phrase, string line, int exit) =>
        Assert.Equal((exit, line + "\n", ""), Run([phrase, "--now", Now, "--zone", "Europe/London"]));

    [Fact]
    public void Words_without_quotes_are_one_phrase() =>
        Assert.Equal("""{"kind":"range","from":"2026-12-24","to":"2027-01-02"}""" + "\n", Run(["24", "dec", "-", "2", "jan", "--now", Now]).Output);

    [Fact]
    public void Without_now_the_clock_in_the_zone_counts()
    {
        Assert.Contains("\"2026-11-24\"", Run(["today", "--zone", "Pacific/Auckland"]).Output, StringComparison.Ordinal);
        Assert.Contains("\"2026-11-23\"", Run(["today"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_answered_line_by_line_each_at_its_own_moment()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "fri\nfri\t2026-11-25T09:00\nacme\n\ntomorrow\tsoon\n");
            var (exit, output, errors) = Run(["--file", file, "--now", "2026-12-01T09:00"]);
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal((0, "", 5), (exit, errors, lines.Length));
            Assert.Equal("""{"kind":"range","from":"2026-12-04","to":"2026-12-04"}""", lines[0]);
            Assert.Equal("""{"kind":"range","from":"2026-11-27","to":"2026-11-27"}""", lines[1]);
            Assert.All(lines[2..], line => Assert.StartsWith("""{"kind":"error","message":""", line, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("fri", "--now", "yesterday")]
    [InlineData("fri", "--zone", "Mars/Base")]
    [InlineData("fri", "--colour", "red")]
    [InlineData("fri", "--now")]
    [InlineData("fri", "--file", "phrases.txt")]
    [InlineData("--file", "/nowhere/phrases.txt")]
    [InlineData("--help")]
    [InlineData]
    public void Wrong_options_get_one_sentence_on_the_error_stream(params string[] args)
    {
        var (exit, output, errors) = Run(args);
        Assert.Equal((2, ""), (exit, output));
        Assert.Matches("^[^\n]+\\.\n$", errors);
    }

    private static (int Exit, string Output, string Errors) Run(string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = WhenCommand.Run(args, new FakeClock(Instant.FromUtc(2026, 11, 23, 12, 0)), output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
