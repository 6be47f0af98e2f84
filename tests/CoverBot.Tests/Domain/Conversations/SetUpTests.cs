using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Set-up in two minutes, and the words that people type at the beginning.</summary>
[Trait("kind", "rule")]
public sealed class SetUpTests
{
    [Fact]
    public void Invite_press_and_one_form_protect_a_client()
    {
        var world = World.Empty();
        world.Invites("lee", "team");
        world.Presses("lee", "It's our team channel");
        world.Invites("ann", "acme");
        world.Presses("ann", "Yes, mine");
        world.Sends("ann", ("name", "Acme Ltd"), ("first", "ben"), ("second", "cara"));

        Assert.StartsWith("Ann would like you as first backup for Acme Ltd. Nothing to do now.", Assert.Single(world.Chat("ben")).Plain, StringComparison.Ordinal);
        Assert.Equal("Thank you. Acme Ltd is protected: Ben.", world.Presses("ben", "Fine"));
        Assert.Equal("Acme Ltd is protected: Ben.", Assert.Single(world.Chat("ann")).Plain);
    }

    [Fact]
    public void A_channel_that_others_read_never_becomes_the_teams()
    {
        var world = World.Empty();

        Assert.Contains("shared with another company", world.Says("lee", "channel here", "else"), StringComparison.Ordinal);
        Assert.Null(world.Crew.Crew);
        Assert.Contains("is Acme Ltd's channel", World.Ready() is var ready ? ready.Says("lee", "channel here", "acme") : "", StringComparison.Ordinal);
    }

    [Fact]
    public void Leads_hear_once_that_the_teams_channel_is_shared_outside_by_now()
    {
        var world = World.Ready();
        world.Shared.Add("team");
        world.Says("mia", "who", "team");
        world.Says("mia", "who", "team");

        Assert.Contains("#team is shared with another company now", Assert.Single(world.Chat("lee")).Plain, StringComparison.Ordinal);
        Assert.Single(world.Chat("ann"));
        Assert.Empty(world.Chat("mia"));

        world.Shared.Clear();
        world.Says("mia", "who", "team");
        Assert.False(world.Crew.Settings.TeamShared);
    }

    [Fact]
    public void Who_is_invited_to_a_clients_channel_can_be_named_there_and_who_leaves_it_no_longer()
    {
        var world = World.Ready();
        world.Joins("mia", "acme");
        Assert.Contains(new CoverBot.Domain.Crews.MemberId("mia"), ((CoverBot.Domain.Crews.ToldHow.InChannel)world.Client("Acme Ltd").Told).Readers);

        world.Leaves("mia", "acme");
        Assert.DoesNotContain(new CoverBot.Domain.Crews.MemberId("mia"), ((CoverBot.Domain.Crews.ToldHow.InChannel)world.Client("Acme Ltd").Told).Readers);
        Assert.Contains(new CoverBot.Domain.Crews.MemberId("mia"), world.Crew.Members.Values.Where(member => member.Here).Select(member => member.Id));
    }

    [Fact]
    public void Who_never_pressed_fine_is_asked_all_the_same()
    {
        var world = World.Ready();
        world.Says("ann", "away 30 nov - 4 dec for Acme");

        Assert.Contains("Can you step in for Ann?", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_for_whom_nobody_is_needed_is_only_told()
    {
        var world = World.Ready();
        world.Says("ann", "playbook dale");
        world.Sends("ann", ("needs", "nobody-needed"));
        world.Says("ann", "away 30 nov - 4 dec for Dale");

        Assert.Empty(world.Chat("cara"));
        Assert.Contains("Whatever comes in waits until Ann is back.", world.Reads("dale"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_needed_this_time_takes_back_the_question()
    {
        var world = World.Ready();
        world.Says("ann", "away 30 nov - 4 dec");
        world.Presses("ann", "Leave a client out");
        world.Sends("ann", ("clients", world.Client("Acme Ltd").Id.Value), ("told", world.Client("Dale").Id.Value));

        Assert.IsType<CoverStage.Kept>(world.Cover("Acme Ltd").Stage);
        Assert.IsType<CoverStage.NobodyNeeded>(world.Cover("Dale").Stage);
        Assert.Contains("Dale – not needed any more", world.Card("cara", "ask/2").Plain, StringComparison.Ordinal);
        Assert.Empty(world.Chat("acme"));
        Assert.NotEmpty(world.Chat("dale"));
    }

    [Fact]
    public void What_is_not_understood_gets_four_buttons()
    {
        var world = World.Ready();
        var crew = world.Crew;

        Assert.Contains("[I can't work from now] [I'm away some days] [I can't go on covering] [Who has what?]", world.Says("ann", "the weather is lovely"), StringComparison.Ordinal);
        Assert.Same(crew, world.Crew);
    }

    [Fact]
    public void A_date_that_reads_two_ways_is_asked_back_with_both()
    {
        var world = World.Ready();

        Assert.Contains("[Thu 4 Mar 2027] [Sat 3 Apr 2027]", world.Says("ann", "away 3/4"), StringComparison.Ordinal);
        world.Presses("ann", "Thu 4 Mar 2027");
        Assert.Equal(new(2027, 3, 4), world.Absence.Span.FirstDay);
    }

    [Fact]
    public void A_lead_and_the_owner_read_whose_turn_it_is_and_others_read_only_who_has_it()
    {
        var world = World.Ready();
        world.Says("ann", "away today until fri for acme");
        world.Says("ann", "away tomorrow - fri for acme");

        Assert.Contains("asking", world.Says("lee", "who acme tomorrow"), StringComparison.Ordinal);
        Assert.DoesNotContain("asking", world.Says("mia", "who acme tomorrow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "", "name", "Please give the client a name")]
    [InlineData("name", "acme ltd", "name", "There is a client called Acme Ltd already")]
    [InlineData("first", "ann", "first", "Ann owns Fern and can't be its backup")]
    [InlineData("first", "zed", "first", "not in the team any more")]
    [InlineData("second", "ben", "second", "That is the same person")]
    public void What_is_wrong_with_a_new_client_stands_at_its_field(string key, string value, string field, string sentence)
    {
        var world = World.Ready();
        world.Says("ann", "client add");
        world.Sends("ann", [.. new[] { ("name", "Fern"), ("first", "ben"), ("second", "cara") }.Where(one => one.Item1 != key), (key, value)]);

        var error = Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("ann")).ByField);
        Assert.Equal(field, error.Key);
        Assert.Contains(sentence, error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_playbooks_routine_without_a_what_stays_at_its_field()
    {
        var world = World.Ready();
        world.Says("ann", "playbook acme");
        world.Sends("ann", ("routines", "phone; 9-13\n; at noon"));

        Assert.Equal("routines", Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("ann")).ByField).Key);
    }

    [Fact]
    public void A_line_on_a_button_is_read_again_when_it_is_pressed()
    {
        var world = World.Ready();

        world.Presses("ann", CoverBot.Domain.Cards.Press.Of("run", "away for acme"));

        Assert.Equal("You will be away", world.Form("ann").Title);
        Assert.Contains("nobody is away", world.Presses("ann", CoverBot.Domain.Cards.Press.Of("run", "who fri")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_question_to_a_backup_says_the_place_as_it_is_now_and_closes_when_the_list_has_another()
    {
        var world = World.Ready();
        world.Says("ann", "backups cole @ben");
        Assert.StartsWith("Ann would like you as first backup for Cole.", Question(), StringComparison.Ordinal);

        world.Says("ann", "backups cole @cara @ben");
        Assert.StartsWith("Ann would like you as second backup for Cole.", Question(), StringComparison.Ordinal);

        world.Says("ann", "backups cole @cara");
        Assert.Equal("You are not on the list of Cole any more. Nothing to do.", Question());

        string Question() => world.Chat("ben").Single(message => message.Plain.Contains("Cole", StringComparison.Ordinal)).Plain;
    }
}
