using CoverBot.Domain.Dates;
using NodaTime;

namespace CoverBot.Cli;

/// <summary>
/// <c>when "24 dec - 2 jan" [--now 2026-11-23T09:00] [--zone Europe/London]</c>: what the date grammar makes of a phrase, as one line of JSON;
/// <c>when --file F</c>: the same for each line of a file, a phrase and, after a tab, its own <c>--now</c>; it ends with 0 once all lines are answered.
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
            foreach (var line in File.ReadLines(file))
            {
                output.WriteLine(WhenJson.Of(Line(line, now)));
            }
            return 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The file {file} cannot be read.");
            return 2;
        }
    }

    /// <summary>As the program runs it: UTF-8 whatever the terminal says, the real clock.</summary>
    public static int Run(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        return Run(args, SystemClock.Instance, output, Console.Error);
    }

    /// <summary>A line that is wrong is answered like any other, so that the answers stay in step with the lines.</summary>
    private static Reading Line(string line, LocalDateTime now)
    {
        var parts = line.Split('\t', 3);
        var own = parts.Length > 1 ? parts[1].Trim() : "";
        if (own.Length > 0 && !WhenOptions.TryMoment(own, out now))
        {
            return new Reading.Unclear(WhenTrouble.NotADate, "After the tab comes a moment such as 2026-11-23T09:00.", "fri\t2026-11-23T09:00");
        }
        return When.Read(parts[0], now);
    }

    private static int Answer(string phrase, LocalDateTime now, TextWriter output)
    {
        var reading = When.Read(phrase, now);
        output.WriteLine(WhenJson.Of(reading));
        return reading is Reading.Unclear ? 1 : 0;
    }
}
