using System.Text.RegularExpressions;
using CoverBot.Domain.Grammar;

namespace CoverBot.Tests.Domain.Grammar;

/// <summary>What was typed, by whose crew, and the approved reading of it.</summary>
public sealed record ApprovedLine(string Crew, string Typed, string Reading)
{
    internal Names Names => Crew == "tricky" ? Sample.Tricky : Sample.Crew;

    /// <summary>The line with its escapes resolved.</summary>
    internal string Text => Regex.Unescape(Typed);
}

/// <summary>The approved lines: <c>typed => reading</c>, a heading per crew, remarks after '#!'.</summary>
internal static class ApprovedLines
{
    public static IReadOnlyList<ApprovedLine> All { get; } = [.. Load()];

    private static IEnumerable<ApprovedLine> Load()
    {
        using var stream = typeof(ApprovedLines).Assembly.GetManifestResourceStream("Lines.approved.txt")!;
        using var reader = new StreamReader(stream);
        var crew = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                crew = line[3..];
            }
            else if (line.Length > 0 && !line.StartsWith("#!", StringComparison.Ordinal))
            {
                var at = line.LastIndexOf(" => ", StringComparison.Ordinal);
                yield return new(crew, line[..at], line[(at + 4)..]);
            }
        }
    }
}
