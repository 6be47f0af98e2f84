using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Cli;

/// <summary>The options of the <c>when</c> command.</summary>
/// <param name="Phrase">Null when a file is read.</param>
/// <param name="Now">In <paramref name="Zone"/>; null for the real clock.</param>
/// <param name="Zone">UTC unless said.</param>
internal sealed record WhenOptions(string? Phrase, string? File, LocalDateTime? Now, DateTimeZone Zone)
{
    private const string Usage = "Usage: when \"24 dec - 2 jan\" [--now 2026-11-23T09:00] [--zone Europe/London], or when --file phrases.txt.";

    private static readonly LocalDateTimePattern[] Moments =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    /// <summary>The options, or null with one sentence that says what is wrong.</summary>
    public static WhenOptions? Parse(string[] args, [NotNullWhen(false)] out string? wrong)
    {
        wrong = null;
        var options = new WhenOptions(null, null, null, DateTimeZone.Utc);
        for (var at = 0; at < args.Length && wrong is null; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                options = options with { Phrase = options.Phrase is null ? args[at] : options.Phrase + " " + args[at] };
            }
            else if (at + 1 == args.Length)
            {
                wrong = args[at] is "--now" or "--zone" or "--file" ? $"{args[at]} needs a value. {Usage}" : $"There is no option {args[at]}. {Usage}";
            }
            else
            {
                options = options.With(args[at], args[++at], ref wrong);
            }
        }
        wrong ??= options.Phrase is null && options.File is null ? Usage
            : options.Phrase is not null && options.File is not null ? "Give a phrase or --file, not both." : null;
        return wrong is null ? options : null;
    }

    public static bool TryMoment(string text, out LocalDateTime moment)
    {
        foreach (var pattern in Moments)
        {
            if (pattern.Parse(text).TryGetValue(default, out moment) && moment.Year is >= 1900 and <= 2900)
            {
                return true;
            }
        }
        moment = default;
        return false;
    }

    private WhenOptions With(string option, string value, ref string? wrong)
    {
        switch (option)
        {
            case "--now" when TryMoment(value, out var moment):
                return this with { Now = moment };
            case "--now":
                wrong = "--now is a local moment such as 2026-11-23T09:00.";
                return this;
            case "--zone" when DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is { } zone:
                return this with { Zone = zone };
            case "--zone":
                wrong = $"There is no time zone {value}: give one such as Europe/London.";
                return this;
            case "--file":
                return this with { File = value };
            default:
                wrong = $"There is no option {option}. {Usage}";
                return this;
        }
    }
}
