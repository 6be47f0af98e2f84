using CoverBot.Domain.Cards;
using CoverBot.Domain.Deciding;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>The bot's own page was opened. A member's is a board like any other; everybody else gets a few words, safe for whoever reads them.</summary>
internal static class Pages
{
    public static Decision Open(Talk talk)
    {
        if (talk.Crew.Crew is null)
        {
            return Talk.Say(Card.Of(
                Text.Bold("There is no team here yet.").Then(" I make sure that clients are looked after while their assistant is away."),
                new Block.Bullets([
                    Text.Of("Invite me to your team's own channel."),
                    Text.Of("Write there: ").ThenBold("channel here"),
                    Text.Of("Whoever is in that channel is a member; then invite me to your clients' channels."),
                ])));
        }
        return talk.Me is null
            ? Talk.Say("I work for the members of the team. If you are a client, ask me in the channel that you share with your assistant: who")
            : talk.Decide(new Command.OpenHome(talk.By, talk.Inbound.From));
    }
}
