using System.Runtime.CompilerServices;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>The table of what comes of what, approved as one text.</summary>
[Trait("kind", "rule")]
public sealed class TransitionsTests
{
    [Fact]
    public void Every_command_does_to_every_cover_and_offer_what_was_approved()
    {
        var now = Transitions.Lines().ToList();
        var approved = Approved();
        if (now.SequenceEqual(approved))
        {
            return;
        }
        File.WriteAllLines(Received(), now);
        Assert.Fail($"The table has changed; what it is now is in {Received()}.\n{string.Join('\n', Difference(approved, now))}");
    }

    private static List<string> Approved()
    {
        using var stream = typeof(TransitionsTests).Assembly.GetManifestResourceStream("transitions.approved.txt");
        using var reader = new StreamReader(stream ?? Stream.Null);
        return [.. Enumerable.Range(0, int.MaxValue).Select(_ => reader.ReadLine()).TakeWhile(line => line is not null).Select(line => line!)];
    }

    /// <summary>Line by line below its heading: what was approved with a minus, what is now with a plus.</summary>
    private static IEnumerable<string> Difference(List<string> approved, List<string> now)
    {
        var (before, after) = (Headed(approved), Headed(now));
        foreach (var line in before.Except(after))
        {
            yield return "- " + line;
        }
        foreach (var line in after.Except(before))
        {
            yield return "+ " + line;
        }
    }

    private static List<string> Headed(List<string> lines)
    {
        var heading = "";
        return [.. lines.Where(line => line.Length > 0).Select(line => line.StartsWith("## ", StringComparison.Ordinal) ? heading = line : $"{heading} | {line}")];
    }

    private static string Received([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "transitions.received.txt");
}
