using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Wording;

/// <summary>What a client may know of an absence, and nothing else: the notices are written from this alone.</summary>
/// <param name="byHand">Whether somebody says these words: then the client has no place to write in, and nobody to mention.</param>
internal sealed class NoticeFacts(CrewState crew, Absence absence, Cover cover, Instant at, bool byHand)
{
    private readonly Member? stepsIn = NoticeWords.Named(crew, cover) is { } named ? crew[named] : null;

    public bool IsUrgent => absence.IsUrgent;

    public string Owner => crew[absence.Owner].Name;

    public string By => stepsIn?.FullName ?? "";

    public string ByShort => stepsIn?.Name ?? "";

    /// <summary>Who covered last and may be thanked by name; null when nobody did.</summary>
    public string? LastBy => (cover.Stage is CoverStage.Ended ended ? ended.By : cover.CoveredBy) is { } by && (crew[cover.Client].Told is not ToldHow.InChannel told || told.Readers.Contains(by))
        ? crew[by].Name : null;

    /// <summary>Who makes sure of the work; null when the crew has nobody else.</summary>
    public Member? Lead => crew.LeadFor(absence, at) is { } lead ? crew[lead] : null;

    /// <summary>Who was announced as making sure of it, while still in the team; else as <see cref="Lead"/>.</summary>
    public Member? Announced => cover.Knows?.Hold?.Lead is { } lead && crew[lead].Here ? crew[lead] : Lead;

    /// <summary>Whether the client can write to this person where it reads the notice.</summary>
    public bool IsReadBy(Member person) => crew[cover.Client].Told is ToldHow.InChannel told && told.Readers.Contains(person.Id);

    public LocalDate? LastDay => absence.Span.LastDay;

    /// <summary>"Friday", or "Friday 11 December" from a week on, when the weekday alone would be read as an earlier day; null while no end is known.</summary>
    public string? LastDaySaid => LastDay is not { } last ? null : last < Today.PlusDays(7) ? DateWords.Weekday(last) : DateWords.Long(last);

    public LocalDate? BackOn => absence.BackOn;

    /// <summary>"on Monday 7 December", "on Friday 27 November at 15:00, London time" where it ends at an hour of that day; null while no end is known.</summary>
    public string? BackSaid => BackOn is not { } day ? null
        : absence.Span is { WholeDays: false, Until: { } until } && until.Date == day ? $"on {DateWords.Long(day)} at {DateWords.Clock(until.TimeOfDay)}, {Zones.Words(absence.Week.ZoneId)} time"
        : $"on {DateWords.Long(day)}";

    public bool IsOneDay => absence.Span.LastDay == absence.Span.FirstDay;

    /// <summary>"from Monday 30 November to Friday 4 December", "on Friday 27 November".</summary>
    public string Days => Hours ?? (LastDay is not { } last ? $"from {DateWords.Long(absence.Span.FirstDay)}"
        : IsOneDay ? $"on {DateWords.Long(last)}"
        : $"from {DateWords.Long(absence.Span.FirstDay)} to {DateWords.Long(last)}");

    public string BackAfterDays => Hours is null && BackOn is { } day ? $" and back on {DateWords.Long(day)}" : "";

    public bool ByHand => byHand;

    /// <summary>Where the crew is, when it is said.</summary>
    private LocalDate Today => WorkWeeks.Of(crew.Settings).DayAt(at);

    /// <summary>"from 14:00 to 17:00, London time"; null for whole days.</summary>
    public string? HoursOfDay => absence.Span is { WholeDays: false, Until: { } until, From: var from } && from.Date == until.Date
        ? $"from {DateWords.Clock(from.TimeOfDay)} to {DateWords.Clock(until.TimeOfDay)}, {Zones.Words(absence.Week.ZoneId)} time"
        : null;

    /// <summary>"on Friday 27 November from 14:00 to 17:00, London time"; null for whole days.</summary>
    private string? Hours => HoursOfDay is { } hours ? $"on {DateWords.Long(absence.Span.FirstDay)} {hours}" : null;

    /// <summary>The day a new name holds from: today, or the first day when it is still to come.</summary>
    public string FromDay => DateWords.Long(LocalDate.Max(Today, absence.Span.FirstDay));

    /// <summary>"14:00", or "10:00 on Monday 30 November" when the crew's day ends before.</summary>
    public string HoldUntil
    {
        get
        {
            var then = Promising.Hour(crew, at).InZone(WorkWeeks.Of(crew.Settings).Zone);
            var clock = DateWords.Clock(then.TimeOfDay);
            return then.Date == Today ? clock : $"{clock} on {DateWords.Long(then.Date)}";
        }
    }

    /// <summary>Words for a named stand-in, for one who can't be named, and for nobody needed.</summary>
    public T StepsIn<T>(T named, T unnamed, T nobodyNeeded) =>
        stepsIn is not null ? named : cover.Stage is CoverStage.NobodyNeeded ? nobodyNeeded : unnamed;
}
