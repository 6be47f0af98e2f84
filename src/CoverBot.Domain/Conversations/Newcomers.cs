using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>Before there is a crew: help, and the one line that makes one.</summary>
internal static class Newcomers
{
    public static Decision Respond(Talk talk)
    {
        var line = talk.Inbound switch
        {
            Inbound.Typed typed => CommandReader.Read(typed.Text, Names.None, _ => false),
            Inbound.Pressed { Press.Verb: "its-team" } => new CommandLine.ChannelHere(),
            _ => new CommandLine.NotUnderstood(),
        };
        return line switch
        {
            CommandLine.ChannelHere => Channels.Here(talk),
            CommandLine.Link => Talk.No("link.no-team", "There is no team here yet to join another workspace to; if the team is in another workspace, a lead there writes link, and the code that comes is written here.", "help setup"),
            CommandLine.Help help => Talk.Say(Help.Card(help.About, talk.Inbound.From.Platform)),
            _ => Talk.No("crew.none", "There is no team yet; somebody of the team writes this line in the team's own channel, with me in it.", "channel here"),
        };
    }
}

/// <summary>"channel here": this is the team's channel.</summary>
internal static class Channels
{
    public static Decision Here(Talk talk)
    {
        var channel = talk.Inbound is Inbound.Pressed { Press.Verb: "its-team" } pressed ? talk.ChannelNamed(pressed.Press[0]) : talk.Inbound.In;
        if (channel is null)
        {
            return Talk.No("team.no-channel", "This is our own chat, not a channel; invite me to the team's channel and write channel here there.", "help setup");
        }
        if (talk.Facts.Of(channel) is not { } facts || talk.Facts.Sender is not { } sender)
        {
            return Talk.No("team.unseen", "I can't see that channel; invite me to it first, then write the line there.", "channel here");
        }
        return talk.Decide(new Command.SetTeamChannel(talk.Facts.NewCrew, sender.Id, facts));
    }
}
