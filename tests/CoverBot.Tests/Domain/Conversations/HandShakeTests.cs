using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>One person, two accounts: only what is said on both sides makes them one member.</summary>
[Trait("kind", "rule")]
public sealed class HandShakeTests
{
    private static readonly MemberId Ann = new("ann");
    private static readonly MemberId Ben = new("ben");

    [Fact]
    public void Who_says_so_and_is_confirmed_on_the_other_side_is_one_member()
    {
        var world = World.Ready().Linked();

        Assert.StartsWith("Are you one of these people, under another account?", world.Card("ben2", "who/1").Plain, StringComparison.Ordinal);
        Assert.StartsWith("Ben Ortiz is asked there", world.Presses("ben2", "I'm Ben Ortiz"), StringComparison.Ordinal);
        Assert.StartsWith("Ben Ortiz, from another Playground workspace, says that is you.", world.Card("ben", "claim/1").Plain, StringComparison.Ordinal);
        Assert.NotEqual(world.Crew.MemberBehind(World.Account("ben2")), world.Crew.MemberBehind(World.Account("ben")));

        world.Presses("ben", "Yes, that's me");
        Assert.Equal(Ben, world.Crew.MemberBehind(World.Account("ben2"))!.Id);
        Assert.Contains("You and Ben are one member now", world.Card("ben2", "who/1").Plain, StringComparison.Ordinal);
        Assert.Empty(world.Card("ben", "claim/1").Content.Buttons);
    }

    [Fact]
    public void The_likeliest_name_stands_first_and_nobody_of_the_own_side_is_named()
    {
        var buttons = World.Ready().Linked().Card("ben2", "who/1").Content.Buttons.Select(button => button.Title).ToList();

        Assert.Equal("I'm Ben Ortiz", buttons[0]);
        Assert.Equal("None of these", buttons[^1]);
        Assert.DoesNotContain("I'm Zoe Quinn", buttons);
    }

    [Fact]
    public void A_no_keeps_them_apart_and_is_not_asked_again()
    {
        var world = World.Ready().Linked();
        world.Presses("zoe2", "I'm Cara Lind");
        world.Presses("cara", "No");

        Assert.Contains("Cara says that it is somebody else", world.Card("zoe2", "who/1").Plain, StringComparison.Ordinal);
        Assert.StartsWith("Cara said that it is somebody else", world.Says("zoe2", "link cara"), StringComparison.Ordinal);
        Assert.Single(world.Chat("cara"));
        Assert.Null(world.Crew[new MemberId("zoe2")].Into);
    }

    [Fact]
    public void None_of_these_stays_a_member_and_may_change_it_later()
    {
        var world = World.Ready().Linked();
        world.Presses("ben2", "None of these");
        Assert.Empty(world.Chat("ben"));

        world.Says("ben2", "link");
        world.Presses("ben2", "I'm Ben Ortiz");
        world.Presses("ben", "Yes, that's me");
        Assert.Equal(Ben, world.Crew.MemberBehind(World.Account("ben2"))!.Id);
    }

    [Fact]
    public void Whom_an_open_call_calls_by_name_it_goes_on_calling_once_both_accounts_are_one_member()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:10");
        Assert.Contains("Benny", Call().Plain, StringComparison.Ordinal);

        world.Presses("ben2", "I'm Ben Ortiz");
        world.Presses("ben", "Yes, that's me");
        Assert.Contains("Ben, ", Call().Plain, StringComparison.Ordinal);

        Message Call() => world.Chat("helpers2").Single(message => message.Key.StartsWith("call/", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_name_takes_the_first_question_back()
    {
        var world = World.Ready().Linked();
        world.Presses("zoe2", "I'm Cara Lind");
        world.Says("zoe2", "link ben");

        Assert.Equal("Nothing to confirm any more.", world.Card("cara", "claim/1").Plain);
        Assert.Contains("says that is you", world.Card("ben", "claim/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_press_on_somebody_elses_question_confirms_nothing()
    {
        var world = World.Ready().Linked();
        world.Presses("ben2", "I'm Ben Ortiz");
        world.Presses("cara", CoverBot.Domain.Cards.Presses.ThatsMe(1));

        Assert.NotEqual(Ben, world.Crew.MemberBehind(World.Account("ben2"))!.Id);
    }

    [Fact]
    public void What_is_asked_comes_once_to_the_account_that_acted_last()
    {
        var world = Matched();
        world.Says("ben2", "who");
        world.Says("ann", "away 30 nov - 4 dec for acme");

        Assert.Contains("Can you step in for Ann?", world.Reads("ben2"), StringComparison.Ordinal);
        Assert.DoesNotContain("Can you step in for Ann?", world.Reads("ben"), StringComparison.Ordinal);
        world.Presses("ben2", "Accept");
        Assert.Equal(Ben, world.Cover("Acme Ltd").CoveredBy);
        Assert.Contains("Ben Ortiz looks after your work", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_posted_before_is_edited_where_it_is_and_can_be_pressed_there()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "away 30 nov - 4 dec for acme");
        world.Presses("ben2", "I'm Ben Ortiz");
        world.Presses("ben", "Yes, that's me");
        world.Says("ben2", "who");

        world.Presses("ben", "Accept");
        Assert.Contains("yours, thank you", world.Card("ben", "ask/1").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Can you step in", world.Reads("ben2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_was_the_later_ones_is_the_firsts_and_the_later_id_stands_nowhere_else()
    {
        var world = World.Ready().Linked();
        world.Says("ben2", "client add Harbour by hand");
        world.Says("ann", "backups acme @Benny @Cara");
        world.Says("ann", "lead @Benny");
        world.Says("ann", "emergency");
        world.Presses("ben2", "Accept");
        world.Says("ben2", "note acme all quiet");
        world.Says("ben2", "link ben");
        world.Presses("ben", "Yes, that's me");

        Assert.Equal(Ben, world.Client("Harbour").Owner);
        Assert.Equal(Ben, world.Client("Acme Ltd").Backups[0]);
        Assert.Equal(Ben, world.Cover("Acme Ltd").CoveredBy);
        Assert.True(world.Crew.IsLead(Ben));
        string[] documents =
        [
            DomainJson.Write(world.Crew.Settings with { Sides = [] }), .. world.Crew.Clients.Values.Select(client => DomainJson.Write(client)), .. world.Crew.Absences.Values.Select(absence => DomainJson.Write(absence)),
            .. world.Crew.Members.Values.Where(member => member.Id.Value != "ben2").Select(member => DomainJson.Write(member with { Others = [], Acts = null })),
        ];
        Assert.All(documents, document => Assert.DoesNotContain("\"ben2\"", document, StringComparison.Ordinal));
    }

    [Fact]
    public void A_set_up_question_of_the_other_account_is_answered_where_it_stands()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups acme @Benny");
        world.Says("ben2", "link ben");
        world.Presses("ben", "Yes, that's me");

        Assert.Equal("Thank you. Acme Ltd is protected: Ben.", world.Presses("ben2", "Fine"));
        world.Says("ann", "backups acme @Ben @Cara");
        Assert.DoesNotContain(world.Chat("ben"), message => message.Key.StartsWith("backup/", StringComparison.Ordinal) && message.At == world.Now);
    }

    [Fact]
    public void Nobody_goes_on_covering_in_the_own_absence()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups acme @Annie @Cara");
        world.Says("ann", "emergency");
        world.Presses("ann2", "Accept");
        world.Presses("ann2", "I'm Ann Miller");
        world.Presses("ann", "Yes, that's me");

        Assert.NotEqual(Ann, world.Cover("Acme Ltd").CoveredBy);
        Assert.Contains("Can you step in", world.Reads("cara"), StringComparison.Ordinal);
        Assert.DoesNotContain(Ann, world.Client("Acme Ltd").Backups);
    }

    [Fact]
    public void Away_under_both_accounts_is_one_absence()
    {
        var world = World.Ready().Linked();
        world.Says("ann2", "client add Harbour by hand");
        world.Says("ann", "away 30 nov - 4 dec for acme");
        world.Says("ann2", "away 2 dec - 9 dec");
        world.Presses("ann2", "I'm Ann Miller");
        world.Presses("ann", "Yes, that's me");

        var one = Assert.Single(world.Crew.Absences.Values, absence => absence.IsOpen);
        Assert.Equal((Ann, new(2026, 11, 30), new(2026, 12, 9)), (one.Owner, one.Span.FirstDay, one.Span.LastDay!.Value));
        Assert.Equal(["Acme Ltd", "Harbour"], one.Covers.Select(cover => world.Crew[cover.Client].Name).Order());
    }

    [Fact]
    public void Asked_under_both_accounts_is_asked_once()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups acme @Ben @Benny");
        world.Says("ann", "emergency");
        world.Says("ben2", "link ben");
        world.Presses("ben", "Yes, that's me");

        Assert.Single(world.Absence.Asks, ask => ask.Member == Ben && ask.Lines.Any(line => line.Client == world.Client("Acme Ltd").Id && line.Offer.CanBeAccepted));
        Assert.Contains("there is a newer card", world.Reads("ben2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_leaves_one_side_stays_a_member_by_the_other_and_is_reached_there()
    {
        var world = Matched();
        world.Says("ben2", "who");
        world.Leaves("ben2", "helpers2");
        world.Says("ann", "away 30 nov - 4 dec for acme");

        Assert.True(world.Crew[Ben].Here);
        Assert.Contains("Can you step in for Ann?", world.Reads("ben"), StringComparison.Ordinal);

        world.Leaves("ben", "team");
        Assert.False(world.Crew[Ben].Here);
        world.Joins("ben2", "helpers2");
        Assert.Equal(World.Account("ben2"), world.Crew[Ben].To);
    }

    [Fact]
    public void A_matched_person_who_reads_a_clients_channel_by_either_account_is_named_there()
    {
        var world = Matched();
        world.Says("zoe2", "client add Lime here", "clients2");
        world.Says("zoe2", "backups lime @Ben");
        world.Joins("ben2", "clients2");
        world.Says("zoe2", "away 30 nov - 4 dec");
        world.Presses("ben", "Accept");

        Assert.Contains("Ben Ortiz looks after your work", world.Reads("clients2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_account_has_a_page_of_its_own()
    {
        var world = Matched();
        world.Opens("ben");
        world.Opens("ben2");

        Assert.Equal("home", Assert.Single(world.Chat("home of ben")).Key);
        Assert.Equal("home/2", Assert.Single(world.Chat("home of ben2")).Key);
    }

    [Fact]
    public void Who_comes_later_is_asked_too()
    {
        var world = World.Ready().Linked();
        world.Joins("yan2", "helpers2");

        Assert.Contains("Are you one of these people", world.Reads("yan2"), StringComparison.Ordinal);
    }

    private static World Matched()
    {
        var world = World.Ready().Linked();
        world.Presses("ben2", "I'm Ben Ortiz");
        world.Presses("ben", "Yes, that's me");
        return world;
    }
}
