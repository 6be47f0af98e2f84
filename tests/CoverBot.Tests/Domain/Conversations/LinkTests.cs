using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>One crew over two workspaces: the code, and what it joins.</summary>
[Trait("kind", "rule")]
public sealed class LinkTests
{
    [Fact]
    public void A_leads_code_joins_another_workspace_and_the_leads_hear_by_whom()
    {
        var world = World.Ready();

        var shown = world.Says("lee", "link");
        Assert.Matches(@"link [A-Z0-9]{4}-[A-Z0-9]{4}\n.*It works once, until 09:10 London time", shown);
        Assert.Contains("#helpers2 is a channel of the team now", world.Joining().Said, StringComparison.Ordinal);

        Assert.Equal("Zoe Quinn has joined #helpers2, in another Playground workspace, to the team. Members by it: Annie, Benny and Zoe.\n[Undo]", Assert.Single(world.Chat("lee")).Plain);
        Assert.Single(world.Chat("ann"));
        Assert.Empty(world.Chat("ben"));
        Assert.Contains("nobody is away", world.Says("zoe2", "who"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_lead_gets_a_code()
    {
        var world = World.Ready();

        Assert.StartsWith("Only a lead can join another workspace to the team", world.Says("ben", "link"), StringComparison.Ordinal);
        Assert.Null(world.Crew.Settings.Offer);
    }

    [Fact]
    public void A_code_works_once_and_said_again_in_its_place_it_says_the_same()
    {
        var world = World.Ready();
        var (code, said) = world.Joining();
        var crew = world.Crew;

        Assert.Equal(said, world.Says("zoe2", "link " + code, "helpers2"));
        Assert.StartsWith("That code was used already", world.Says("uma3", "link " + code, "third3"), StringComparison.Ordinal);
        Assert.Same(crew, world.Crew);
    }

    [Fact]
    public void A_code_ends_after_ten_minutes_and_with_the_next_one()
    {
        var world = World.Ready();
        var old = world.CodeFor("lee");
        var newer = world.CodeFor("ann");

        Assert.StartsWith("That code does not work any more", world.Says("zoe2", "link " + old, "helpers2"), StringComparison.Ordinal);
        world.Until("2026-11-16 09:10");
        Assert.StartsWith("That code does not work any more", world.Says("zoe2", "link " + newer, "helpers2"), StringComparison.Ordinal);
        Assert.False(world.Crew.Settings.HasSides);
    }

    [Theory]
    [InlineData("zoe2", "", "Write that line in the channel that is to be the team's channel here")]
    [InlineData("yan2", "helpers2", "You are not in #helpers2")]
    [InlineData("lee", "team", "That code is for the other side")]
    [InlineData("ann", "else", "That code is for the other side")]
    public void In_the_wrong_place_a_code_is_not_used_up(string who, string room, string sentence)
    {
        var world = World.Ready();
        var code = world.CodeFor("lee");

        Assert.StartsWith(sentence, world.Says(who, "link " + code, room), StringComparison.Ordinal);
        Assert.StartsWith("Done", world.Says("zoe2", "link " + code, "helpers2"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_another_company_reads_is_not_joined()
    {
        var world = World.Ready();
        world.Shared.Add("helpers2");

        Assert.StartsWith("#helpers2 is shared with another company", world.Joining().Said, StringComparison.Ordinal);
        Assert.False(world.Crew.Settings.HasSides);
    }

    [Fact]
    public void A_code_of_nobody_is_wrong() =>
        Assert.StartsWith("That code is not right", World.Ready().Says("zoe2", "link K7QD-4MHX", "helpers2"), StringComparison.Ordinal);

    [Fact]
    public void Whoever_is_no_lead_of_the_team_that_is_there_neither_joins_it_nor_reads_whom_it_works_for()
    {
        var world = World.Ready();
        world.Own = World.Ready().Crew;

        var said = world.Joining().Said;
        Assert.StartsWith("There is a team here already, so only a lead of it can join it to another", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", said, StringComparison.Ordinal);
        Assert.False(world.Crew.Settings.HasSides);
    }

    [Fact]
    public void A_workspace_with_clients_of_its_own_loses_nothing_and_is_told_what_to_do()
    {
        var world = World.Ready();
        var own = World.Ready().Crew;
        world.Own = own.With(own[own.Settings.Leads[0]] with { Account = World.Account("zoe2") });

        Assert.StartsWith("There is a team here already, with clients of its own (Acme Ltd, Birch, Cole, …)", world.Joining().Said, StringComparison.Ordinal);
        Assert.False(world.Crew.Settings.HasSides);
    }

    [Fact]
    public void Joined_in_the_wrong_channel_it_is_undone_by_one_press()
    {
        var world = World.Ready().Linked();

        Assert.StartsWith("Undone: #helpers2 is not a channel of the team any more", world.Presses("lee", "Undo"), StringComparison.Ordinal);
        Assert.Null(world.Crew.MemberBehind(World.Account("zoe2")));
        Assert.StartsWith("Undone", world.Presses("lee", "Undo"), StringComparison.Ordinal);
        Assert.StartsWith("Done", world.Joining().Said, StringComparison.Ordinal);
        Assert.NotNull(world.Crew.MemberBehind(World.Account("zoe2")));
    }

    [Fact]
    public void What_hangs_on_a_joined_workspace_keeps_it_there()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups acme @Zoe");

        Assert.StartsWith("That can't be undone any more, because Zoe backs up Acme Ltd", world.Presses("lee", "Undo"), StringComparison.Ordinal);
        Assert.NotNull(world.Crew.MemberBehind(World.Account("zoe2")));
    }

    [Fact]
    public void Every_team_channel_has_one_card_about_an_absence_and_one_open_call()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups all @Ben");
        world.Says("ann", "away 30 nov - 4 dec");
        Assert.Equal(["team"], world.Chat("team").Select(message => message.Key));
        Assert.Equal(["team/2"], world.Chat("helpers2").Select(message => message.Key));

        world.Presses("ben", "Decline");
        Assert.Equal(["team", "call/1"], world.Chat("team").Select(message => message.Key));
        world.Presses("zoe2", "I take Acme Ltd", "helpers2");
        Assert.Contains("Acme Ltd – Zoe has it", world.Card("team", "call/1").Plain, StringComparison.Ordinal);
        Assert.Contains("Acme Ltd | hot | Zoe", world.Card("team", "team").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_who_cannot_read_the_clients_channel_is_not_named_there()
    {
        var world = World.Ready().Linked();
        world.Says("ann", "backups acme @Zoe");
        world.Says("ann", "emergency");
        world.Presses("zoe2", "Accept");
        world.Until("2026-11-16 10:00");

        Assert.Contains("Your work is looked after", world.Reads("acme"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoe", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Leads_hear_that_the_joined_channel_is_shared_outside_by_now()
    {
        var world = World.Ready().Linked();
        world.Shared.Add("helpers2");
        world.Says("zoe2", "who", "helpers2");

        Assert.Contains("#helpers2 is shared with another company now", world.Reads("lee"), StringComparison.Ordinal);
        Assert.False(world.Crew.Settings.TeamShared);
    }

    [Fact]
    public void Who_leaves_the_joined_channel_is_a_member_no_longer()
    {
        var world = World.Ready().Linked();
        world.Leaves("zoe2", "helpers2");

        Assert.Null(world.Crew.MemberBehind(World.Account("zoe2")));
        Assert.Equal([new MemberId("ann2"), new MemberId("ben2")], world.Crew.Members.Values.Where(member => member.Here && member.Account.Tenant == "two").Select(member => member.Id));
    }
}
