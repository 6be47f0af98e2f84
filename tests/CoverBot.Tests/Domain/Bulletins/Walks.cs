using System.Text;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Bulletins;

/// <summary>Everything a crew lives through, so that every card is seen in every state.</summary>
internal static class Walks
{
    private static readonly (string Title, Func<World> Begin, Action<Walk> Take)[] Every =
    [
        ("Set-up", World.Empty, SetUp),
        ("A planned week, start to end", World.Ready, Planned),
        ("No, silence, late yes", World.Ready, Sequence),
        ("Nobody is left", World.Ready, NobodyLeft),
        ("An emergency at noon", World.Ready, Emergency),
        ("An emergency at night", World.Ready, Night),
        ("Reported by somebody else", World.Ready, Reported),
        ("A false alarm", World.Ready, FalseAlarm),
        ("The backup falls out while covering", World.Ready, FallThrough),
        ("Other dates", World.Ready, Dates),
        ("Hours and single days", World.Ready, Short),
        ("Longer, early, by a lead", World.Ready, Back),
        ("In a client's channel", World.Ready, Outsiders),
        ("Out of reach", World.Ready, OutOfReach),
    ];

    /// <summary>All of them as one text, and the worlds they led to.</summary>
    public static (string Text, IReadOnlyList<World> Worlds) All() => All(null);

    /// <param name="look">Called with the world after each step.</param>
    public static (string Text, IReadOnlyList<World> Worlds) All(Action<World>? look)
    {
        var text = new StringBuilder();
        var worlds = new List<World>();
        foreach (var (title, begin, take) in Every)
        {
            worlds.Add(begin());
            take(Walk.Begin(title, text, worlds[^1], look));
        }
        return (text.ToString(), worlds);
    }

    private static void SetUp(Walk walk) => walk
        .Says("ann", "away fri")
        .Says("lee", "channel here", "else")
        .Invites("lee", "team")
        .Presses("lee", "It's our team channel")
        .Says("lee", "lead @Ann")
        .Invites("ann", "acme")
        .Presses("ann", "Yes, mine")
        .Sends("ann", ("name", "Acme Ltd"), ("first", "ben"), ("second", "cara"), ("firstThing", "answer the inbox"), ("access", "vault Acme"))
        .Presses("ben", "Fine")
        .Presses("cara", "Rather not")
        .Says("ann", "client add Birch by hand")
        .Says("ann", "backups all @Ben @Cara")
        .Says("ann", "client list")
        .Says("ann", "playbook acme")
        .Says("ann", "help");

    private static void Planned(Walk walk) => walk
        .Says("ann", "away 30 nov - 4 dec")
        .Presses("ann", "What's hot?")
        .Sends("ann", ("reach", "LooksInDaily"), ("why-" + walk.World.Client("Birch").Id.Value, "new site"), ("heat-" + walk.World.Client("Birch").Id.Value, "Watch"))
        .Presses("ann", "Change the words")
        .Presses("ben", "Choose…")
        .Sends("ben", ("yes", walk.World.Client("Acme Ltd").Id.Value), ("reason", "too much that week"))
        .Presses("cara", "Accept")
        .Presses("cara", "Accept")
        .Presses("ann", "Told Birch")
        .Presses("ben", "Read it back")
        .Sends("ben", ("first", "answer Acme's inbox at 9"), ("question", "where is the logo?"), ("gotIn", "true"))
        .Presses("ben", "Open my handover", "team")
        .Presses("ann", "Fill in")
        .Says("lee", "who")
        .Says("mia", "who acme")
        .Until("2026-11-30 09:30")
        .Says("ben", "note acme Dana wants the invoice on Monday")
        .Until("2026-12-07 09:00")
        .Presses("ann", "I'm back");

    private static void Sequence(Walk walk) => walk
        .Says("ann", "away 30 nov - 4 dec for Acme")
        .Until("2026-11-16 13:00")
        .Until("2026-11-16 17:00")
        .Presses("cara", "Decline")
        .Says("ben", "yes")
        .Presses("ben", "Accept")
        .Says("cara", "accept acme");

    private static void NobodyLeft(Walk walk) => walk
        .Says("ann", "away 18 nov - 24 nov")
        .Says("ben", "decline acme too much this week")
        .Presses("ben", "Decline")
        .Presses("cara", "Decline")
        .Until("2026-11-16 09:30")
        .Until("2026-11-17 09:00")
        .Presses("lee", "Ask somebody…")
        .Sends("lee", ("client", walk.World.Client("Dale").Id.Value), ("member", "ben"))
        .Presses("ben", "Accept")
        .Presses("lee", "Tell the clients I see to it")
        .Presses("lee", "I'm on it")
        .Presses("mia", "I take Acme Ltd", "team")
        .Until("2026-11-18 09:00");

    private static void Emergency(Walk walk) => walk
        .Until("2026-11-16 12:00")
        .Says("ann", "emergency")
        .Presses("ben", "Accept all")
        .Says("cara", "accept acme")
        .Until("2026-11-17 09:00")
        .Presses("lee", "Still away")
        .Until("2026-11-19 09:00")
        .Presses("lee", "Set a day…")
        .Sends("lee", ("last", "2026-11-20"))
        .Until("2026-11-23 09:00")
        .Until("2026-11-23 12:00")
        .Presses("lee", "Ann is back");

    private static void Night(Walk walk) => walk
        .Until("2026-11-16 22:30")
        .Says("ann", "emergency")
        .Until("2026-11-16 22:40")
        .Until("2026-11-16 23:00")
        .Until("2026-11-17 07:00")
        .Presses("lee", "Tell the clients I see to it")
        .Presses("cara", "Accept all")
        .Until("2026-11-17 09:00");

    private static void Reported(Walk walk) => walk
        .Says("mia", "emergency @ann")
        .Presses("mia", "I have spoken to Ann or the family")
        .Presses("ben", "Accept all")
        .Says("ann", "away list")
        .Presses("ann", "That's wrong: I'm working")
        .Says("cara", "@ann emergency")
        .Presses("cara", "Accept all")
        .Says("lee", "@ann emergency");

    private static void FalseAlarm(Walk walk) => walk
        .Says("ann", "emergency")
        .Presses("ben", "Accept all")
        .Presses("ben", "Told Birch")
        .Presses("ann", "Undo: I'm working")
        .Presses("ann", "Told Birch");

    private static void FallThrough(Walk walk) => walk
        .Says("ann", "away 23 nov - 27 nov for Acme")
        .Presses("ben", "Accept")
        .Until("2026-11-24 10:00")
        .Says("ben", "can't acme broke my arm")
        .Presses("cara", "Accept")
        .Until("2026-11-25 10:00")
        .Says("cara", "emergency")
        .Until("2026-11-25 10:10")
        .Until("2026-11-25 10:30")
        .Presses("lee", "I take Acme Ltd", "team")
        .Says("lee", "hand acme to @ben")
        .Presses("ben", "Accept")
        .Until("2026-11-30 09:00")
        .Presses("ann", "I'm back");

    private static void Dates(Walk walk) => walk
        .Says("ann", "away 30 nov - 4 dec for Acme")
        .Presses("ben", "Accept")
        .Says("ann", "away 2 dec - 8 dec for Acme")
        .Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec")
        .Presses("ben", "Accept")
        .Says("ann", "away 30 nov - 8 dec for Acme")
        .Presses("ann", "Leave a client out")
        .Presses("ann", "Undo");

    private static void Short(Walk walk) => walk
        .Says("ann", "away today 14:00-17:00")
        .Presses("ann", "Ask somebody all the same")
        .Presses("ben", "Accept all")
        .Says("ann", "away cancel")
        .Says("ann", "away fri for dale")
        .Presses("cara", "Accept")
        .Until("2026-11-23 09:00")
        .Presses("ann", "I'm back");

    private static void Back(Walk walk) => walk
        .Says("ann", "away 18 nov - 20 nov for Acme")
        .Presses("ben", "Accept")
        .Until("2026-11-23 09:00")
        .Presses("ann", "One more day")
        .Until("2026-11-24 09:00")
        .Presses("ann", "Longer…")
        .Sends("ann", ("last", "2026-11-27"))
        .Until("2026-11-26 10:00")
        .Says("ann", "back")
        .Says("ann", "back");

    private static void OutOfReach(Walk walk) => walk
        .Says("ann", "away 30 nov - 4 dec for Acme")
        .Does("Ben takes no messages from the bot", world => Misses(world, "ben", "ask/1", Reasons.Blocked))
        .Presses("cara", "Accept")
        .Does("the handover does not reach Cara", world => Misses(world, "cara", "handover/1", Reasons.Blocked))
        .Does("the team's channel is archived", world => Misses(world, "team", "team", Reasons.Archived))
        .Does("the bot was removed from #acme", world => Misses(world, "acme", "said/1", Reasons.NotInChannel))
        .Does("Ann takes no messages from the bot", world => Misses(world, "ann", world.Chat("ann")[^1].Key, Reasons.Blocked))
        .Invites("ann", "acme")
        .Does("the bot may not write in #acme", world => Misses(world, "acme", "said/1", Reasons.ReadOnly))
        .Presses("ann", "Told");

    private static void Misses(World world, string where, string key, string reason) =>
        world.Decides(new Command.Undeliverable(world.Card(where, key).Board, key, reason));

    private static void Outsiders(Walk walk) => walk
        .Says("ann", "away 23 nov - 27 nov for Acme")
        .Says("dana", "who", "acme")
        .Presses("ben", "Accept")
        .Says("dana", "who", "acme")
        .Says("lee", "who", "acme")
        .Says("dana", "who birch", "acme")
        .Says("dana", "can't reach Ann", "acme")
        .Says("dana", "away fri", "acme")
        .Says("dana", "who")
        .Until("2026-11-24 10:00")
        .Says("dana", "who", "acme");
}
