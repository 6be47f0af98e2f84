using System.Collections.Immutable;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
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
        var at = wish.At ?? member.Account;
        ImmutableArray<Account> pages = member.HomeOn != today ? [] : HomeCard.Pages(member);
        if (!pages.Contains(at))
        {
            pages = pages.Add(at);
            draft.Add(new Event.HomeShown(member.Id, today, pages is [var only] && only == member.Account ? [] : pages));
        }
        return draft.Done();
    }

    /// <summary>When the page is no longer kept true; null while it is not.</summary>
    public static Instant? Ends(Member member) => member.HomeOn is { } day ? member.Week.At(day.PlusDays(1), LocalTime.Midnight) : null;

    public static void Close(Draft draft, Member member)
    {
        if (Ends(member) <= draft.At + DueTimes.Grace)
        {
            draft.Add(new Event.HomeShown(member.Id, null, []));
        }
    }
}
