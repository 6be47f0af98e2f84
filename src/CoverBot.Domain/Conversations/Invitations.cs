using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;

namespace CoverBot.Domain.Conversations;

/// <summary>The bot was invited to a channel: the inviter is asked privately what it is.</summary>
internal static class Invitations
{
    public static Decision Ask(Talk talk)
    {
        if (talk.Inbound.In is not { } channel)
        {
            return Talk.Nothing;
        }
        if (talk.Crew.Crew?.IsTeam(channel) == true || talk.Crew.ClientOf(channel) is not null)
        {
            return talk.Decide(new Command.ReachableAgain(channel));
        }
        if (talk.Facts.Of(channel) is not { } facts)
        {
            return Talk.Nothing;
        }
        if (talk.Crew.Crew is null)
        {
            return Talk.Say(Card.Of($"Thank you for inviting me. Is #{facts.Name} your team's channel?", new Block.Buttons([
                new Button("It's our team channel", Press.Of("its-team", channel.Id), ButtonStyle.Primary), new Button("Neither", Press.Of("its-neither", channel.Id))])));
        }
        if (talk.Me is null)
        {
            return Talk.Nothing;
        }
        return Talk.Say(Card.Of($"Is #{facts.Name} a client's channel?", new Block.Buttons([
            new Button("Yes, mine", Press.Of("its-client", channel.Id), ButtonStyle.Primary),
            new Button("It's our team channel", Press.Of("its-team", channel.Id)),
            new Button("Neither", Press.Of("its-neither", channel.Id))])));
    }

    /// <summary>The form for a client whose channel this is.</summary>
    public static Decision Client(Talk talk, string id) => talk.Facts.Of(talk.ChannelNamed(id)) is { } facts
        ? Talk.Ask(Forms.AddClient(talk, facts.Name, facts))
        : Talk.No("client.unseen", "I can't see that channel any more; invite me to it again.", "client list");
}
