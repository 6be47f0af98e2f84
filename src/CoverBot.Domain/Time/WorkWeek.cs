using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Domain.Time;

/// <summary>When somebody works: the same hours on each working day, in one zone.</summary>
/// <param name="Days">Working days; never empty.</param>
/// <param name="From">First working minute of a day, local.</param>
/// <param name="To">End of a working day, local, not included; after <paramref name="From"/>.</param>
/// <param name="ZoneId">IANA zone id, such as "Europe/London".</param>
public sealed record WorkWeek(ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime To, string ZoneId)
{
    /// <summary>Mon-Fri 9-17, until somebody says otherwise.</summary>
    public static WorkWeek Standard(string zoneId) => new(
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday],
        new LocalTime(9, 0), new LocalTime(17, 0), zoneId);

    public DateTimeZone Zone => Zones.Of(ZoneId);

    public bool IsWorkingDay(LocalDate day) => Days.Contains(day.DayOfWeek);

    /// <summary>The next working day strictly after <paramref name="day"/>.</summary>
    public LocalDate After(LocalDate day)
    {
        do
        {
            day = day.PlusDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>The first working day on or after <paramref name="day"/>.</summary>
    public LocalDate OnOrAfter(LocalDate day) => IsWorkingDay(day) ? day : After(day);

    /// <summary>The last working day strictly before <paramref name="day"/>.</summary>
    public LocalDate Before(LocalDate day)
    {
        do
        {
            day = day.PlusDays(-1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>Working days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int CountDays(LocalDate from, LocalDate to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The local day at <paramref name="at"/>.</summary>
    public LocalDate DayAt(Instant at) => at.InZone(Zone).Date;

    /// <summary>A local time as a moment; at a clock change the next valid moment, or the earlier of two.</summary>
    public Instant At(LocalDate day, LocalTime time) => Zone.AtLeniently(day.At(time)).ToInstant();

    public Instant StartOf(LocalDate day) => At(day, From);

    public bool IsWorking(Instant at)
    {
        var local = at.InZone(Zone);
        return IsWorkingDay(local.Date) && at >= StartOf(local.Date) && at < At(local.Date, To);
    }

    /// <summary><paramref name="at"/> itself while working, else the start of the next working stretch.</summary>
    public Instant NextWorking(Instant at)
    {
        var day = DayAt(at);
        if (IsWorkingDay(day) && at < At(day, To))
        {
            return Instant.Max(at, StartOf(day));
        }
        return StartOf(After(day));
    }

    /// <summary>The moment when <paramref name="hours"/> of working time have passed since <paramref name="from"/>.</summary>
    public Instant Add(Instant from, Duration hours)
    {
        var at = NextWorking(from);
        while (true)
        {
            var end = At(DayAt(at), To);
            if (at + hours <= end)
            {
                return at + hours;
            }
            hours -= end - at;
            at = StartOf(After(DayAt(at)));
        }
    }

    /// <summary>Working time between two moments; zero when the second is not after the first.</summary>
    public Duration Between(Instant from, Instant to)
    {
        var sum = Duration.Zero;
        for (var at = NextWorking(from); at < to; at = StartOf(After(DayAt(at))))
        {
            sum += Instant.Min(to, At(DayAt(at), To)) - at;
        }
        return sum;
    }

    public bool Equals(WorkWeek? other) => other is not null && Days.SequenceEqual(other.Days) && From == other.From && To == other.To && ZoneId == other.ZoneId;

    public override int GetHashCode() => HashCode.Combine(From, To, ZoneId);
}
