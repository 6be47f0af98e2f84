using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>The bot's own page for each member: kept true for the day on which it was opened.</summary>
[Trait("kind", "rule")]
public sealed class HomeTests
{
    [Fact]
    public void It_shows_who_is_away_and_who_covers_and_follows_what_happens()
    {
        var world = World.Ready();
        world.Says("ann", "away 23 nov - 27 nov for Acme");
        world.Opens("cara");
        Assert.Contains("Ann, Mon 23 Nov – Fri 27 Nov · Acme Ltd: nobody yet", Home(world, "cara"), StringComparison.Ordinal);

        world.Presses("ben", "Accept");

        Assert.Contains("Ann, Mon 23 Nov – Fri 27 Nov · Acme Ltd: Ben", Home(world, "cara"), StringComparison.Ordinal);
        Assert.Single(world.Chat("home of cara"));
    }

    [Fact]
    public void It_shows_absences_up_to_the_end_of_next_week()
    {
        var world = World.Ready();
        world.Says("ben", "away 29 nov");
        world.Says("cara", "away 30 nov");
        world.Opens("mia");

        Assert.Contains("Ben, Sun 29 Nov", Home(world, "mia"), StringComparison.Ordinal);
        Assert.DoesNotContain("Cara", Home(world, "mia"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_asked_is_read_by_the_owner_and_the_leads_only()
    {
        var world = World.Ready();
        world.Says("ann", "away 23 nov - 27 nov for Acme");
        foreach (var who in new[] { "ann", "lee", "mia" })
        {
            world.Opens(who);
        }

        Assert.Contains("asking Ben until", Home(world, "ann"), StringComparison.Ordinal);
        Assert.Contains("asking Ben until", Home(world, "lee"), StringComparison.Ordinal);
        Assert.DoesNotContain("asking", Home(world, "mia"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_can_be_answered_from_it()
    {
        var world = World.Ready();
        world.Opens("ben");
        Assert.DoesNotContain("Can you step in", Home(world, "ben"), StringComparison.Ordinal);
        world.Says("ann", "away 23 nov - 27 nov for Acme");
        Assert.Contains("Can you step in for Ann?", Home(world, "ben"), StringComparison.Ordinal);

        world.Presses("ben", Button(world, "ben", "Accept"));

        Assert.Contains("The handover is not read back yet.", Home(world, "ben"), StringComparison.Ordinal);
        world.Presses("ben", Button(world, "ben", "Read it back"));
        world.Sends("ben", ("first", "the inbox"));
        Assert.DoesNotContain("not read back yet", Home(world, "ben"), StringComparison.Ordinal);
        world.Presses("ben", Button(world, "ben", "I can't go on covering"));
        Assert.Contains("Which can't you go on with?", Assert.IsType<CoverBot.Domain.Chat.Answer.Reply>(world.Answer("ben")).Card.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_person_can_do_waits_on_it()
    {
        var world = World.Ready();
        world.Says("cara", "client add Fern by hand");
        world.Says("cara", "backups Fern @Mia");
        world.Until("2026-11-16 13:00").Opens("mia");
        Assert.Contains("Cara would like you as first backup for Fern.", Home(world, "mia"), StringComparison.Ordinal);
        world.Presses("mia", Button(world, "mia", "Fine"));
        Assert.DoesNotContain("would like you", Home(world, "mia"), StringComparison.Ordinal);

        world.Says("ann", "away 23 nov - 27 nov for Birch");
        world.Presses("ben", "Accept");
        world.Opens("ann");
        world.Presses("ann", Button(world, "ann", "Told Birch"));
        Assert.DoesNotContain("Told Birch", Home(world, "ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_what_my_clients_lack()
    {
        var world = World.Ready();
        world.Opens("ann");

        var home = Home(world, "ann");
        Assert.Contains("Acme Ltd – Ben, then Cara · playbook filled in", home, StringComparison.Ordinal);
        Assert.Contains("Birch – Ben, then Cara · nothing written down yet", home, StringComparison.Ordinal);
        Assert.Contains("Cole – nobody needed, only told", home, StringComparison.Ordinal);
        Assert.StartsWith("Playbook: Birch", world.Presses("ann", Button(world, "ann", "Playbook: Birch")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_rings_and_is_one_message_day_after_day()
    {
        var world = World.Ready();
        world.Opens("ann");
        world.Opens("ann");
        world.Until("2026-11-17 09:00").Opens("ann");

        Assert.False(Assert.Single(world.Chat("home of ann")).Rings);
        Assert.StartsWith("Good to know, Tue 17 Nov", Home(world, "ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_kept_true_until_midnight_where_the_reader_is()
    {
        var world = World.Ready();
        world.Opens("ann");
        world.Opens("mia");
        world.Until("2026-11-17 00:00");
        world.Says("ben", "away wed");

        Assert.Equal(["h-mia"], Bulletin.Boards(world.Crew).Where(board => board.StartsWith("h-", StringComparison.Ordinal)));
        Assert.DoesNotContain("Ben, Wed 18 Nov", Home(world, "ann"), StringComparison.Ordinal);
        Assert.Contains("Ben, Wed 18 Nov", Home(world, "mia"), StringComparison.Ordinal);
        world.Until("2026-11-17 05:00");
        Assert.DoesNotContain(Bulletin.Boards(world.Crew), board => board.StartsWith("h-", StringComparison.Ordinal));
        Assert.Null(world.Crew[new MemberId("mia")].HomeOn);
    }

    [Fact]
    public void Opened_again_on_the_same_day_it_decides_nothing()
    {
        var world = World.Ready();
        var ann = new MemberId("ann");

        Assert.Single(Assert.IsType<Decision.Done>(world.Decides(new Command.OpenHome(ann))).Events);
        Assert.Empty(Assert.IsType<Decision.Done>(world.Decides(new Command.OpenHome(ann))).Events);
    }

    [Fact]
    public void Who_is_no_member_reads_nothing_of_the_crew()
    {
        var empty = World.Empty();
        Assert.Contains("There is no team here yet.", empty.Opens("ann"), StringComparison.Ordinal);

        var world = World.Ready();
        world.Says("ann", "away 23 nov - 27 nov");
        Assert.StartsWith("I work for the members of the team.", world.Opens("dana"), StringComparison.Ordinal);
        Assert.Empty(world.Chat("home of dana"));

        world.Opens("cara");
        world.Leaves("cara", "team");
        Assert.Equal("You are not in the team's channel any more, so there is nothing to show here.", Home(world, "cara"));
    }

    [Fact]
    public void Much_of_everything_is_counted_and_fits_a_view()
    {
        var world = World.Ready();
        foreach (var number in Enumerable.Range(1, 40))
        {
            world.Says("ann", $"client add Client{number} by hand");
            world.Says("ann", $"backups Client{number} @Ben");
        }
        world.Says("ann", "away 23 nov - 27 nov");
        world.Presses("ben", "Accept all");
        world.Opens("ann");
        world.Opens("ben");

        Assert.Contains("and 32 more clients", Home(world, "ann"), StringComparison.Ordinal);
        Assert.Contains("more, in your chat with me", Home(world, "ben"), StringComparison.Ordinal);
        Assert.InRange(world.Card("home of ben", HomeCard.Key).Content.Blocks.Length, 10, 60);
    }

    private static string Home(World world, string who) => world.Card("home of " + who, HomeCard.Key).Plain;

    private static Press Button(World world, string who, string title) =>
        world.Card("home of " + who, HomeCard.Key).Content.Buttons.First(button => button.Title == title).Press;
}
