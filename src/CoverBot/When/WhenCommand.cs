using CoverBot.Domain.Dates;
using NodaTime;
using Reader = CoverBot.Domain.Dates.When;

namespace CoverBot.When;

/// <summary>
/// <c>when "24 dec - 2 jan" [--now 2026-11-23T09:00] [--zone Europe/London]</c>: what the date grammar makes of a phrase, as one line of JSON;
/// <c>when --file F</c>: the same for each line of a file, a phrase and, after a tab, its own <c>--now</c>.
/// </summary>
internal static class WhenCommand
{
    /// <summary>0: read, or asked back; 1: no date; 2: wrong options.</summary>
    public static int Run(string[] args, IClock clock, TextWriter output, TextWriter errors)
    {
        if (WhenOptions.Parse(args, out var wrong) is not { } options)
        {
            errors.WriteLine(wrong);
            return 2;
        }
        var now = options.Now ?? clock.GetCurrentInstant().InZone(options.Zone).LocalDateTime;
        if (options.File is not { } file)
        {
            return Answer(options.Phrase!, now, output);
        }
        try
        {
            return Lines(File.ReadLines(file), now, output, errors);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The file {file} cannot be read.");
            return 2;
        }
    }

    private static int Lines(IEnumerable<string> lines, LocalDateTime now, TextWriter output, TextWriter errors)
    {
        var number = 0;
        var exit = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            var parts = line.Split('\t', 3);
            var own = parts.Length > 1 && parts[1].Trim() is { Length: > 0 } said ? said : null;
            if (own is not null && !WhenOptions.TryMoment(own, out _))
            {
                errors.WriteLine($"Line {number}: after the tab comes a moment such as 2026-11-23T09:00.");
                return 2;
            }
            exit = Math.Max(exit, Answer(parts[0], own is not null && WhenOptions.TryMoment(own, out var moment) ? moment : now, output));
        }
        return exit;
    }

    private static int Answer(string phrase, LocalDateTime now, TextWriter output)
    {
        var reading = Reader.Read(phrase, now);
        output.WriteLine(WhenJson.Of(reading));
        return reading is Reading.Unclear ? 1 : 0;
    }
}
