using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Why a code does not join a channel: each one sentence, and nothing is changed.</summary>
internal static class JoinRefusals
{
    /// <summary>Nobody's code; said before any crew is looked at.</summary>
    public static Refusal Wrong { get; } = new("link.wrong", "That code is not right; look at it again, or have a lead of the other side write link for a new one.");

    public static Refusal? Of(CrewState state, Instant at, Command.JoinSide wish)
    {
        var crew = state.Settings;
        if (crew.SideOf(wish.From.Platform, wish.From.Tenant) is { } side)
        {
            return side == Crew.FirstSide && crew.Offer?.Hash == wish.Hash
                ? new("link.here", "That code is for the other side: write it there, in the channel that is to be the team's.")
                : new("link.joined", "This workspace is part of that team already; nothing was changed.", "who");
        }
        if (crew.Sides.Any(one => one.Code == wish.Hash))
        {
            return new("link.used", "That code was used already; a lead of the other side gets a new one by writing link.");
        }
        return crew.Into is not null || crew.Offer is not { } offer || offer.Hash != wish.Hash || offer.Until <= at
            ? new("link.old", "That code does not work any more, because ten minutes have passed or a newer one was made; a lead of the other side gets a new one by writing link.")
            : Channel(state, wish) ?? (wish.Own is { } own ? Team(own, wish) : null);
    }

    /// <summary>Who is no lead of the team that is there reads nothing of it.</summary>
    private static Refusal? Team(CrewState own, Command.JoinSide wish) => own.MemberBehind(wish.From) is { } member && own.IsLead(member.Id)
        ? Linking.HasWork(own)
        : new("link.not-lead", "There is a team here already, so only a lead of it can join it to another; ask one of them to write that line. The code still works.");

    private static Refusal? Channel(CrewState state, Command.JoinSide wish)
    {
        if (!wish.InChannel)
        {
            return new("link.no-channel", "Write that line in the channel that is to be the team's channel here, with me in it; the code still works.");
        }
        if (wish.Facts is not { } facts)
        {
            return new("team.unseen", "I can't see that channel; invite me to it first, then write the line there. The code still works.");
        }
        if (facts.SharedOutside)
        {
            return new("team.shared", $"#{facts.Name} is shared with another company, and what the team reads is not for others; write the line in a channel of your own. The code still works.");
        }
        if (state.ClientOf(facts.Channel) is { } client)
        {
            return new("team.client", $"#{facts.Name} is {client.Name}'s channel, so it can't be the team's; write the line in a channel of your own. The code still works.");
        }
        if (facts.People.Length > ComingAndGoing.Most)
        {
            return new("team.too-many", $"{facts.People.Length} people are in #{facts.Name}, and at most {ComingAndGoing.Most} can join at once; write the line in a smaller channel. The code still works.");
        }
        return facts.People.Any(person => person.Id == wish.By) ? null : new("team.not-in", $"You are not in #{facts.Name}; join it first. The code still works.");
    }
}
