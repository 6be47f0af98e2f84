using NodaTime;

namespace CoverBot.Domain.Time;

/// <summary>The hours in which nobody is rung but for an emergency.</summary>
/// <param name="From">Local; included.</param>
/// <param name="To">Local; not included. May be earlier than <paramref name="From"/>: then it is the next morning.</param>
public sealed record QuietHours(LocalTime From, LocalTime To)
{
    public static QuietHours Standard { get; } = new(new LocalTime(21, 0), new LocalTime(7, 0));

    /// <summary><paramref name="at"/> itself when it is not quiet there, else the moment the quiet ends.</summary>
    public Instant EndOf(Instant at, string zoneId)
    {
        var zone = Zones.Of(zoneId);
        var local = at.InZone(zone);
        if (!Holds(local.TimeOfDay))
        {
            return at;
        }
        var day = From > To && local.TimeOfDay >= From ? local.Date.PlusDays(1) : local.Date;
        return Next(zone, day.At(To), at);
    }

    /// <summary>At a clock change: the moment after the gap, or whichever of two is still to come.</summary>
    private static Instant Next(DateTimeZone zone, LocalDateTime local, Instant after)
    {
        var map = zone.MapLocal(local);
        return map.Count == 0 ? map.LateInterval.Start : map.First().ToInstant() > after ? map.First().ToInstant() : map.Last().ToInstant();
    }

    private bool Holds(LocalTime time) => From < To ? time >= From && time < To : From > To && (time >= From || time < To);
}
