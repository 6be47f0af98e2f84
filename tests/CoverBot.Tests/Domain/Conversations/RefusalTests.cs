using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>A "no" says in plain words what is wrong, shows a line that works for who reads it, and changes nothing.</summary>
[Trait("kind", "rule")]
public sealed class RefusalTests
{
    private static readonly string[] People = ["ann", "ben", "cara", "lee", "mia", "dana"];

    private static readonly string[] Lines =
    [
        "away yesterday", "away 31 feb", "away 4 dec - 30 nov", "away fri for Nobody Ltd", "away fri for Acme", "away @nobody fri", "away until yesterday", "away cancel", "away cancel fri",
        "back", "back @ann", "emergency until yesterday", "can't", "can't acme", "can't birch no time", "can't nobody", "can't reach Ann", "accept", "accept acme", "accept birch", "decline", "decline dale",
        "yes", "no", "handover", "handover acme", "handover dale", "hand acme to @ben", "hand acme to @ann", "hand dale to @cara", "client add", "client add Acme Ltd by hand", "client add New here",
        "client add New #nowhere", "client add New <#gone>", "client rename acme Birch", "client rename acme", "client archive nobody", "client archive acme", "backups acme @ann", "backups acme @nobody",
        "backups all @ben", "note acme", "note nobody hello", "playbook nobody", "channel here", "lead @ben", "lead @nobody", "settings quiet 9", "settings quiet off", "who nobody", "who 31 feb", "who acme 3/4",
    ];

    [Fact]
    public void Every_refusal_is_plain_and_its_line_works_for_who_reads_it()
    {
        var met = new HashSet<string>();
        foreach (var world in Situations())
        {
            foreach (var (who, room) in People.SelectMany(who => new[] { (who, ""), (who, "acme"), (who, "team") }))
            {
                foreach (var line in Lines)
                {
                    Check(world, who, $"{who} in '{room}': {line}", () => world.Says(who, line, room), met);
                }
            }
        }
        Assert.True(met.Count > 25, $"only {met.Count}: {string.Join(", ", met)}");
    }

    [Fact]
    public void A_button_of_another_person_or_another_time_is_refused_in_words_or_changes_nothing()
    {
        var met = new HashSet<string>();
        foreach (var world in Situations())
        {
            var standing = world.Messages.SelectMany(message => message.Content.Buttons.Select(button => (button.Press, Whose: Concerned(world, message)))).ToLookup(one => one.Press, one => one.Whose);
            foreach (var press in standing.Select(same => same.Key).Append(Press.Of("accept", "gone", "1", "1", "")).Append(Press.Of("nonsense")))
            {
                foreach (var who in People)
                {
                    Check(world, who, $"{who} presses {press.Code}", () => world.Presses(who, press), met, mayChange: standing[press].Any(whose => whose.Contains(who)));
                }
            }
        }
        Assert.Superset(new HashSet<string> { "offer.not-asked", "press.stale" }, met);
    }

    /// <summary>Who reads it, whose absence it is, who steps in there, and the leads.</summary>
    private static HashSet<string> Concerned(World world, Message message) => [
        .. world.ReadersOf(message.To).Select(reader => reader.Who), .. world.Crew.Settings.Leads.Select(lead => lead.Value),
        .. world.Crew.Absences.Values.Where(absence => Bulletin.BoardOf(absence.Id) == message.Board)
            .SelectMany(absence => absence.Covers.Select(cover => cover.CoveredBy).OfType<MemberId>().Append(absence.Owner)).Select(member => member.Value)];

    internal static IEnumerable<World> Situations()
    {
        yield return World.Ready();
        var asked = World.Ready();
        asked.Says("ann", "away 30 nov - 4 dec");
        yield return asked;
        var running = World.Ready();
        running.Says("ann", "away 18 nov - 24 nov");
        running.Presses("ben", "Accept all");
        running.Until("2026-11-19 10:00");
        running.Says("cara", "emergency");
        yield return running;
    }

    private static void Check(World world, string who, string what, Action act, HashSet<string> met, bool mayChange = true)
    {
        var refusals = world.Refusals.Count;
        var before = world.Copy();
        act();
        var isRefused = world.Refusals.Count > refusals;
        Assert.True((mayChange && !isRefused) || (ReferenceEquals(before.Crew, world.Crew) && before.Messages == world.Messages.Count), $"{what} changed something");
        if (isRefused)
        {
            Plain(world, who, world.Refusals[^1].Refusal, what);
            met.Add(world.Refusals[^1].Refusal.Code);
        }
        world.Restore(before);
    }

    private static void Plain(World world, string who, CoverBot.Domain.Deciding.Refusal refusal, string where)
    {
        var ends = (refusal.Sentence.EndsWith('.') || refusal.Sentence.EndsWith('?')) && !refusal.Sentence.Contains(". ", StringComparison.Ordinal);
        // Who is no member and in no client's channel has no line that would work here.
        Assert.True(refusal.Try.Length > 0 || refusal.Code == "outsider.elsewhere", refusal.Sentence);
        Assert.True(ends && (refusal.Try.Length == 0 || world.Works(who, refusal.Try)), $"{where} → {refusal.Code}: {refusal.Sentence} Try: {refusal.Try}");
    }
}
