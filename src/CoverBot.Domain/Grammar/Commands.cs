using System.Collections.Immutable;

namespace CoverBot.Domain.Grammar;

/// <summary>One line of the command table.</summary>
/// <param name="Word">The fixed words, as in <see cref="CommandLine.Word"/>.</param>
/// <param name="Line">What can be typed: &lt;must&gt;, [may], a|b one of them.</param>
/// <param name="What">What it does, in one sentence.</param>
/// <param name="Example">A line that works for a crew with client Acme and members Ann, Ben, Cara and Lee.</param>
/// <param name="ComesLater">True when the line is read but answered with <see cref="Help.NotYet"/>.</param>
public sealed record Command(string Word, string Line, string What, string Example, Topic Topic, bool ComesLater = false);

/// <summary>Everything that can be typed.</summary>
public static class Commands
{
    /// <summary>The table, in the order in which help shows it.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("away", "away [when] [for <clients>] [except <clients>]", "You are away then; without a date the form opens.", "away 24 dec - 2 jan for Acme", Topic.Away),
        new("away", "away <member> <when>", "Reports an absence for somebody else.", "away @ann tomorrow", Topic.Away),
        new("away until", "away until <when>", "You are away from now, or a running absence gets this end.", "away until fri", Topic.Away),
        new("away cancel", "away cancel", "You are not away after all.", "away cancel", Topic.Away),
        new("away list", "away list", "Shows when you are away.", "away list", Topic.Away),
        new("back", "back", "You are at work again.", "back", Topic.Away),
        new("emergency", "emergency [until <when>]", "You can't work from now on; no end is needed.", "emergency until fri", Topic.Emergency),
        new("emergency", "emergency <member>", "Reports it for somebody else.", "emergency @ann", Topic.Emergency),
        new("can't", "can't <client> [reason]", "You can't go on covering; somebody else is asked at once.", "can't Acme the baby is ill", Topic.Cant),
        new("can't", "drop <client> [reason]", "The same.", "drop Acme", Topic.Cant),
        new("can't reach", "can't reach <member>", "Tells a lead that somebody does not answer.", "can't reach @ann", Topic.Cant),
        new("who", "who", "Shows who is away and who has what.", "who", Topic.Who),
        new("who", "who [client] [day]", "Shows who is on a client.", "who Acme fri", Topic.Who),
        new("accept", "accept [client]", "You step in.", "accept Acme", Topic.Offers),
        new("decline", "decline [client] [reason]", "You don't; the reason is private.", "decline Acme too much this week", Topic.Offers),
        new("yes", "yes|no", "Asks which offer you mean, with the button.", "yes", Topic.Offers),
        new("handover", "handover <client>", "Shows the handover again.", "handover Acme", Topic.Handover),
        new("hand", "hand <client> to <member>", "Passes your cover on to a person who then accepts.", "hand Acme to @cara", Topic.Handover),
        new("client add", "client add <name> [#channel|here|by hand] [owner <member>]", "Adds a client.", "client add Dale by hand owner @ann", Topic.Clients),
        new("client list", "client list", "Shows all clients.", "client list", Topic.Clients),
        new("client rename", "client rename <client> to <name>", "Gives a client a new name.", "client rename Acme to \"Acme Two\"", Topic.Clients),
        new("client archive", "client archive <client>", "Puts a client away that you don't work for any more.", "client archive Acme", Topic.Clients),
        new("backups", "backups [client|all]", "Shows who is asked, in which order.", "backups Acme", Topic.Backups),
        new("backups", "backups <client|all> <members>", "Sets who is asked, in this order.", "backups Acme @ben @cara", Topic.Backups),
        new("note", "note <client> <text>", "Adds a line to the client's playbook.", "note Acme the shop is closed on Mondays", Topic.Playbook),
        new("playbook", "playbook <client>", "Shows and changes the client's playbook.", "playbook Acme", Topic.Playbook),
        new("today", "today", "Shows the tasks of the day.", "today", Topic.Tasks, ComesLater: true),
        new("done", "done <number> [note]", "Ticks a task.", "done 3 sent at noon", Topic.Tasks, ComesLater: true),
        new("skip", "skip <number> [note]", "Skips a task.", "skip 2 not needed", Topic.Tasks, ComesLater: true),
        new("rota", "rota [week|month|<from> to <to>]", "Shows who is away and who covers, day by day.", "rota week", Topic.Rota, ComesLater: true),
        new("calendar", "calendar", "Gives a link for your calendar.", "calendar", Topic.Rota, ComesLater: true),
        new("ready", "ready [member|client]", "Shows what an emergency would find ready.", "ready Acme", Topic.Ready, ComesLater: true),
        new("drill", "drill [member]", "Plays an emergency through, telling nobody.", "drill @ann", Topic.Ready, ComesLater: true),
        new("log", "log [client]", "Shows what happened.", "log Acme", Topic.Ready, ComesLater: true),
        new("lifeline", "lifeline", "Makes the card for the person at home.", "lifeline", Topic.Ready, ComesLater: true),
        new("channel here", "channel here", "Makes this the team channel.", "channel here", Topic.Setup),
        new("lead", "lead <member>", "Makes somebody a lead.", "lead @lee", Topic.Setup),
        new("settings quiet", "settings quiet <from>-<to>|off", "Sets the hours in which only an emergency rings.", "settings quiet 21-7", Topic.Setup),
        new("settings", "settings", "Shows and changes all settings.", "settings", Topic.Setup),
        new("link", "link", "Joins another workspace, or Teams, to this team: gives a code to write there.", "link", Topic.Setup),
        new("link", "link <code>", "Written there, in the channel that is to be the team's: joins it.", "link K7QD-4MHX", Topic.Setup),
        new("help", "help", "Shows the three words to remember.", "help", Topic.Help),
        new("help", "help <topic>", "Shows the lines of a topic.", "help away", Topic.Help),
    ];

    /// <summary>Whether the line is read but its feature is not there yet.</summary>
    public static bool ComesLater(CommandLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return All.Any(command => command.ComesLater && command.Word == line.Word);
    }
}
