using System.Globalization;
using CoverBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Web;

/// <summary>The settings under "Clock": a faster clock for stories that several processes tell together, where nobody can push it. In Development only.</summary>
internal static class ClockSettings
{
    public const string Speed = "Clock:Speed";
    public const string Since = "Clock:Since";
    public const string Start = "Clock:Start";

    private const int Fastest = 3600;

    private static readonly string[] Keys = [Speed, Since, Start];

    /// <summary>Only to be used when there are no <see cref="Problems"/>. Null where nothing is set.</summary>
    public static ClockRate? Read(IConfiguration configuration) =>
        SpeedOf(configuration) is { } speed && Moment(configuration, Since) is { } since ? new(speed, since, Moment(configuration, Start) ?? since) : null;

    /// <param name="development">Whether there may be any of it.</param>
    /// <param name="embedded">Whether the store is this process's own file.</param>
    public static IEnumerable<string> Problems(IConfiguration configuration, bool development, bool embedded)
    {
        var set = Keys.Where(key => configuration[key] is { Length: > 0 }).ToList();
        if (set.Count == 0)
        {
            return [];
        }
        if (!development)
        {
            return [$"{set[0]}: is for Development alone; expected is none of {string.Join(", ", Keys)} outside of it."];
        }
        return embedded
            ? [$"{set[0]}: is for an Azure storage account; expected is none of {string.Join(", ", Keys)} on a file, whose clock can be pushed."]
            : Wrong(configuration);
    }

    private static IEnumerable<string> Wrong(IConfiguration configuration)
    {
        if (SpeedOf(configuration) is null)
        {
            yield return $"{Speed}: is no speed; expected is a whole number from 1 to {Fastest}, such as 60 for a minute a second.";
        }
        if (Moment(configuration, Since) is null)
        {
            yield return $"{Since}: is no moment; expected is when the clock began to go like this, the same for all processes, such as 2026-11-30T09:00:00Z.";
        }
        if (configuration[Start] is { Length: > 0 } && Moment(configuration, Start) is null)
        {
            yield return $"{Start}: is no moment; expected is what the clock said at {Since}, such as 2026-11-30T09:00:00Z, or nothing for the same.";
        }
    }

    private static int? SpeedOf(IConfiguration configuration) =>
        int.TryParse(configuration[Speed], NumberStyles.None, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= Fastest ? speed : null;

    private static Instant? Moment(IConfiguration configuration, string key) =>
        configuration[key] is { } text && InstantPattern.ExtendedIso.Parse(text.Trim()) is { Success: true, Value: var moment } ? moment : null;
}
