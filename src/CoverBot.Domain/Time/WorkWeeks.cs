using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Time;

/// <summary>Weeks that are not a person's.</summary>
public static class WorkWeeks
{
    /// <summary>The crew's own: Mon-Fri 9-17 where the crew is. Clients are told by it.</summary>
    public static WorkWeek Of(Crew crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return WorkWeek.Standard(crew.ZoneId);
    }
}
