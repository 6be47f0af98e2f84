using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>When something of a crew falls due next.</summary>
public static class DueTimes
{
    /// <summary>A due up to this much ahead counts as due: replicas' clocks differ.</summary>
    public static Duration Grace { get; } = Duration.FromSeconds(2);

    /// <summary>Null when nothing of it will ever fall due by itself.</summary>
    public static Instant? Of(Absence absence) => throw new NotImplementedException();

    /// <summary>The earliest of the whole crew.</summary>
    public static Instant? Of(CrewState crew) => throw new NotImplementedException();
}
