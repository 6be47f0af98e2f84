using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>The days and times of an absence's form as a span, or what is wrong, each at its field.</summary>
internal sealed class AwayFields
{
    private const int LongestDays = 366;
    private const int FarthestYears = 2;

    private readonly Dictionary<string, string> errors = [];
    private readonly LocalDateTime now;
    private readonly AwaySpan? before;

    /// <param name="now">Where the person is who is away.</param>
    /// <param name="before">What stood in the form; null for a new absence.</param>
    public AwayFields(Fields fields, LocalDateTime now, AwaySpan? before)
    {
        (this.now, this.before) = (now, before);
        if (before is not null && (fields["first"], fields["last"], fields["from"], fields["until"]) == AwayForms.Stands(before))
        {
            Span = before;
            return;
        }
        var (first, last) = (Day(fields, "first"), Day(fields, "last"));
        var (from, until) = (Time(fields, "from"), Time(fields, "until"));
        if (first is null && errors.Count == 0)
        {
            Wrong("first", "Pick the first day.");
        }
        if (errors.Count == 0)
        {
            Span = Read(first!.Value, last, from, until);
        }
    }

    /// <summary>Null when something is wrong.</summary>
    public AwaySpan? Span { get; }

    public ImmutableDictionary<string, string> Errors => errors.ToImmutableDictionary();

    private AwaySpan? Read(LocalDate first, LocalDate? given, LocalTime? from, LocalTime? until)
    {
        var endless = given is null && before is { Until: null };
        var last = given ?? first;
        var begun = first == before?.FirstDay;
        if (first < now.Date && !begun)
        {
            return Wrong("first", "That day has passed already.");
        }
        if (!endless && last < now.Date)
        {
            return Wrong("last", before is null ? "That day has passed already." : "That day has passed already; who is at work again presses: I'm back.");
        }
        if (last < first)
        {
            return Wrong("last", "The last day is before the first.");
        }
        if (first > now.Date.PlusYears(FarthestYears) || Period.DaysBetween(first, last) >= LongestDays)
        {
            return Wrong(first > now.Date.PlusYears(FarthestYears) ? "first" : "last", "That is too far ahead: up to two years from now, and up to 366 days at a time.");
        }
        return from is null && until is null ? Days(first, endless ? null : last, begun) : Hours(first.At(from ?? LocalTime.Midnight), endless ? null : last, until, begun && from is null);
    }

    private AwaySpan Days(LocalDate first, LocalDate? last, bool begun) =>
        new(begun && before!.WholeDays ? before.From : first.AtMidnight(), last?.PlusDays(1).AtMidnight(), true);

    private AwaySpan? Hours(LocalDateTime from, LocalDate? last, LocalTime? until, bool begun)
    {
        if (last is not { } day)
        {
            return until is null ? new(from, null, false) : Wrong("last", "Pick the day on which it ends.");
        }
        var end = until is { } time ? day.At(time) : day.PlusDays(1).AtMidnight();
        if (end <= from)
        {
            return Wrong("until", "That is before it begins.");
        }
        if (end <= now)
        {
            return Wrong(until is null ? "last" : "until", "That time has passed already.");
        }
        // What has begun today counts from now.
        return new(before is null ? LocalDateTime.Max(from, now) : begun ? before.From : from, end, false);
    }

    private LocalDate? Day(Fields fields, string key) => fields[key].Length == 0 ? null
        : fields.Day(key) ?? Wrong<LocalDate>(key, "Pick a day, such as 2026-12-09.");

    private LocalTime? Time(Fields fields, string key) => fields[key].Length == 0 ? null
        : fields.Time(key) ?? Wrong<LocalTime>(key, "Pick a time, such as 14:00.");

    private T? Wrong<T>(string key, string sentence)
        where T : struct
    {
        errors[key] = sentence;
        return null;
    }

    private AwaySpan? Wrong(string key, string sentence)
    {
        errors[key] = sentence;
        return null;
    }
}
