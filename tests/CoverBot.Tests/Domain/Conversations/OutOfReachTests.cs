using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

[Trait("kind", "rule")]
public sealed class OutOfReachTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void When_the_bot_is_not_in_a_clients_channel_any_more_the_owner_reads_how_to_mend_it_or_what_to_say()
    {
        var notice = Notice();

        Missed(notice, Reasons.NotInChannel);

        var told = world.Chat("ann")[^1];
        Assert.StartsWith("I am not in #acme any more: add me to it again, or tell Acme Ltd by hand:", told.Plain, StringComparison.Ordinal);
        Assert.StartsWith("Hello, Ann is away from Monday 30 November to Friday 4 December", notice.Plain, StringComparison.Ordinal);
        Assert.Contains("\"Hello, Ann is away from Monday 30 November to Friday 4 December", told.Plain, StringComparison.Ordinal);
        // It is said now: there is no place to write in.
        Assert.DoesNotContain("mention @", told.Plain, StringComparison.Ordinal);
        Assert.Equal(["Told"], told.Content.Buttons.Select(button => button.Title));
        Nobody_new(() => Missed(notice, Reasons.NotInChannel));
    }

    [Fact]
    public void While_the_owner_is_away_a_lead_reads_it()
    {
        Notice();
        world.Until("2026-11-30 09:30");

        Missed(world.Chat("acme")[^1], Reasons.Archived);

        Assert.StartsWith("#acme is archived: take it out of the archive and add me to it again, or tell Acme Ltd by hand:", world.Chat("lee")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_told_a_client_by_hand_is_not_written_into_the_channel_later()
    {
        var notice = Notice();
        Missed(notice, Reasons.NotInChannel);

        world.Presses("ann", "Told");

        Assert.Equal(SaidState.Dropped, State(notice));
    }

    [Fact]
    public void Once_the_bot_is_invited_again_nobody_is_asked_to_tell_the_client_by_hand()
    {
        var notice = Notice();
        Missed(notice, Reasons.NotInChannel);
        var told = world.Chat("ann")[^1];

        world.Invites("ann", "acme");

        Assert.Equal(SaidState.Due, State(notice));
        Assert.Empty(told.Content.Buttons);
        Missed(notice, Reasons.NotInChannel);
        Assert.Contains(world.Chat("ann")[^1].Content.Buttons, button => button.Title == "Told");
    }

    [Fact]
    public void A_hold_notice_that_never_came_stays_to_be_said_also_once_its_hour_has_passed_and_the_bot_is_invited_again()
    {
        world.OnlyLead("lee");
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:10");
        world.Presses("lee", "Tell the clients I see to it");
        Missed(world.Chat("acme")[^1], Reasons.NotInChannel);
        world.Until("2026-11-16 14:00");
        world.Invites("lee", "acme");

        var words = Assert.Single(world.Cover("Acme Ltd").ByHand, one => !one.Overtaken);
        Assert.Null(words.ToldBy);
        Assert.DoesNotMatch("@|\\bhere\\b", words.Words);
        Assert.DoesNotContain("the client was told that a lead sees to it", world.Card("lee", world.Chat("lee").Last(message => message.Key.StartsWith("gap/", StringComparison.Ordinal)).Key).Plain.Split("Birch")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_who_never_heard_of_the_leave_is_not_told_that_it_is_off()
    {
        var notice = Notice();
        Missed(notice, Reasons.NotInChannel);

        world.Says("ann", "away cancel");

        Assert.Equal(SaidState.Dropped, State(notice));
        Assert.All(world.Cover("Acme Ltd").ByHand, words => Assert.True(words.Overtaken));
        Assert.DoesNotContain("tell Acme Ltd", world.Card("ann", "owner").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_to_be_said_go_along_when_the_leave_becomes_part_of_another_and_can_be_told_there()
    {
        world.Says("ann", "away 14 dec - 18 dec for Acme");
        world.Presses("ben", "Accept");
        var notice = Notice();
        Missed(notice, Reasons.NotInChannel);
        world.Says("ann", "away 30 nov - 18 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Fri 18 Dec");

        foreach (var absence in world.Crew.Absences.Values)
        {
            foreach (var words in absence.Covers.Single().ByHand.Where(one => one is { ToldBy: null, Overtaken: false }))
            {
                world.Presses("ann", CoverBot.Domain.Cards.Presses.Told(absence.Id, absence.Covers.Single().Client, words.Number));
            }
        }
        Assert.DoesNotContain(world.Crew.Absences.Values.SelectMany(absence => absence.Covers.Single().ByHand), words => words is { ToldBy: null, Overtaken: false });
    }

    [Fact]
    public void If_the_owner_cant_be_told_either_a_lead_is_and_when_no_lead_is_left_nobody()
    {
        Missed(Notice(), Reasons.NotInChannel);
        var first = world.Chat("ann")[^1];

        Missed(first, Reasons.Blocked);

        var second = world.Chat("lee")[^1];
        Assert.Equal((first.Plain, SaidState.Dropped), (second.Plain, State(first)));
        Nobody_new(() => Missed(second, Reasons.Blocked));
        Assert.Equal("Noted: Acme Ltd was told.", world.Presses("lee", second.Content.Buttons.Single().Press));
    }

    [Fact]
    public void A_handover_that_does_not_reach_the_backup_is_told_to_a_lead_once_for_each_reason()
    {
        Notice();
        var handover = world.Card("ben", "handover/1");

        Missed(handover, Reasons.Blocked);

        Assert.Equal("“Handover: Acme Ltd for Ann, Mon 30 Nov – Fri 4 Dec” did not reach Ben. Ben takes no messages from me, which ends when Ben writes to me.", world.Chat("lee")[^1].Plain);
        Nobody_new(() => Missed(handover, Reasons.Blocked));
        Missed(handover, Reasons.UserGone);
        Assert.EndsWith("Ben's account is not there any more.", world.Chat("lee")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_only_lead_cant_be_told_of_a_gap_somebody_else_hears_that_but_not_what_is_for_leads()
    {
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:10");
        var gap = world.Card("lee", "gap/1");

        Missed(gap, Reasons.Blocked);

        Assert.Equal("A message did not reach Lee. Lee takes no messages from me, which ends when Lee writes to me.", world.Chat("ben")[^1].Plain);
        Nobody_new(() => Missed(world.Chat("ben")[^1], Reasons.Blocked));
    }

    [Fact]
    public void A_set_up_question_that_does_not_arrive_is_told_to_a_lead()
    {
        world.Until("2026-11-16 15:00").Says("ann", "backups Dale @Mia");

        Missed(world.Card("mia", "backup/1"), Reasons.UserGone);

        Assert.Equal("“Ann would like you as first backup for Dale” did not reach Mia. Mia's account is not there any more.", world.Chat("lee")[^1].Plain);
    }

    [Fact]
    public void A_lead_hears_that_the_teams_channel_cant_be_written_to()
    {
        Notice();

        Missed(world.Card("team", "team"), Reasons.NotInChannel);

        Assert.EndsWith("did not reach the team's channel. I am not in the team's channel any more: add me to it again.", world.Chat("lee")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_at_all_is_reached_nobody_is_written_to()
    {
        Notice();

        Nobody_new(() => Missed(world.Card("ben", "handover/1"), Reasons.TokenRevoked));
    }

    [Fact]
    public void A_lead_hears_of_a_question_that_cant_be_kept_true_and_not_of_a_card_without_one()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var ask = world.Card("ben", "ask/1");

        Missed(ask, Reasons.Refused, posted: true);

        Assert.Equal("Ben still has an older version of “Can you step in for Ann? Mon 30 Nov – Fri 4 Dec, 5 working days”. I am turned down there each time I try: tell whoever runs me.", world.Chat("lee")[^1].Plain);
        world.Presses("ben", "Decline");
        Nobody_new(() => Missed(ask, Reasons.Blocked, posted: true));
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        var channel = new ChannelRef("slack", "T1", "C1");
        string[] words = [.. Reasons.All.Select(code => ReasonWords.InRoom(code, channel, "#acme")), .. Reasons.All.Select(code => ReasonWords.ToPerson(code, "Ben"))];

        Assert.All(words, one => Assert.Matches("^([A-Z]|#acme is)[^.]+$", one));
        Assert.All(Reasons.All, code => Assert.True(ReasonWords.InRoom(code, channel, "#acme") != ReasonWords.InRoom("?", channel, "#acme") || ReasonWords.ToPerson(code, "Ben") != ReasonWords.ToPerson("?", "Ben"), code));
        Assert.Equal("I am not in #acme any more: invite me again (/invite @CoverBot)", ReasonWords.InRoom(Reasons.NotInChannel, channel, "#acme"));
    }

    /// <summary>The heads-up that Acme reads about Ann's leave, two weeks ahead.</summary>
    private Message Notice()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        return world.Chat("acme")[^1];
    }

    private void Missed(Message message, string reason, bool posted = false) => world.Decides(new Command.Undeliverable(message.Board, message.Key, reason, posted));

    private SaidState State(Message message) => Assert.IsType<BoardCard.Said>(Bulletin.For(message.Board, world.Crew).Single(card => card.Key == message.Key)).State;

    private void Nobody_new(Action act)
    {
        var before = world.Messages.Count;
        act();
        Assert.Equal(before, world.Messages.Count);
    }
}
