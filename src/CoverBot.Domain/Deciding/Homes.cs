using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>The bot's own page for a member: kept true from the first opening of a day to that person's midnight.</summary>
internal static class Homes
{
    public static Decision Open(Draft draft, Command.OpenHome wish)
    {
        var member = draft.Crew[wish.By];
        var today = member.Week.DayAt(draft.At);
        if (member.HomeOn != today)
        {
            draft.Add(new Event.HomeShown(member.Id, today));
        }
        return draft.Done();
    }

    /// <summary>When the page is no longer kept true; null while it is not.</summary>
    public static Instant? Ends(Member member) => member.HomeOn is { } day ? member.Week.At(day.PlusDays(1), LocalTime.Midnight) : null;

    public static void Close(Draft draft, Member member)
    {
        if (Ends(member) <= draft.At + DueTimes.Grace)
        {
            draft.Add(new Event.HomeShown(member.Id, null));
        }
    }
}
