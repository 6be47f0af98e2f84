using System.Globalization;
using NodaTime;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads the lines that set up a crew.</summary>
internal static class SetupReader
{
    private static readonly CommandLine.Trouble WhichHours = new("quiet-hours", "Quiet hours are two times, or off.", "settings quiet 21-7");

    public static CommandLine? Channel(Phrase rest, Lookup look) => rest.WithoutCourtesy().Keys(1) is "here" && rest.WithoutCourtesy().Count == 1
        ? new CommandLine.ChannelHere()
        : new CommandLine.Trouble("channel-where", "The team channel is set from inside it: go there and say so.", "channel here");

    public static CommandLine? Lead(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        if (rest.IsEmpty)
        {
            return Troubles.Missing("person", "Name the person.", $"lead {Troubles.SamplePerson(look)}");
        }
        var person = look.Person(rest);
        return person.IsOne ? new CommandLine.Lead(person.Id) : Troubles.Person(person, look, name => $"lead {name}");
    }

    public static CommandLine? Settings(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        return rest.Key(0) switch
        {
            _ when rest.IsEmpty => new CommandLine.Settings(),
            "quiet" => Quiet(rest.Skip(1), look),
            _ => new CommandLine.Trouble("settings-what", "The setting that can be typed is quiet hours.", "settings quiet 21-7"),
        };
    }

    /// <summary>"21-7", "21:30 to 07:00", "9pm-7am", "off".</summary>
    public static CommandLine? Quiet(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "hours" ? rest.Skip(1) : rest;
        rest = rest.Key(0) is "from" ? rest.Skip(1) : rest;
        if (rest.Count == 1 && rest.Key(0) is "off" or "none")
        {
            return new CommandLine.SettingsQuiet(null);
        }
        var times = rest.Text.Replace("to", "-", StringComparison.OrdinalIgnoreCase).Split(['-', '–', '—']);
        return times.Length == 2 && Time(times[0]) is { } from && Time(times[1]) is { } to && from != to
            ? new CommandLine.SettingsQuiet(new(from, to))
            : WhichHours;
    }

    private static LocalTime? Time(string typed)
    {
        var text = typed.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var half = text.EndsWith("am", StringComparison.Ordinal) ? 0 : text.EndsWith("pm", StringComparison.Ordinal) ? 12 : -1;
        var parts = (half < 0 ? text : text[..^2]).Split(':', '.');
        var minute = 0;
        if (parts.Length > 2 || !Number(parts[0], out var hour) || (parts.Length == 2 && (parts[1].Length != 2 || !Number(parts[1], out minute))))
        {
            return null;
        }
        if (half >= 0)
        {
            hour = hour is >= 1 and <= 12 ? (hour % 12) + half : -1;
        }
        hour = hour == 24 && minute == 0 ? 0 : hour;
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 ? new LocalTime(hour, minute) : null;
    }

    private static bool Number(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
