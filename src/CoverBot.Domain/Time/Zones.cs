using NodaTime;

namespace CoverBot.Domain.Time;

/// <summary>Time zones by IANA id, from NodaTime's own tz database.</summary>
public static class Zones
{
    /// <summary>Where nobody has said a zone yet.</summary>
    public const string Unsaid = "UTC";

    public static bool Exists(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The id; null when the database does not have it, or there is none: platforms say what they like.</summary>
    public static string? Known(string? id) => id is not null && Exists(id) ? id : null;

    /// <summary>The zone, or UTC when the id is unknown: a profile with a broken zone must not stop a crew.</summary>
    public static DateTimeZone Of(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;

    /// <summary>"London" for "Europe/London": how people name a zone.</summary>
    public static string Words(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
    }
}
