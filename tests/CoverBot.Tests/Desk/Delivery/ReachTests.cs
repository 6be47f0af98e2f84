using CoverBot.Desk.Delivery;
using CoverBot.Domain.Chat;
using NodaTime;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class ReachTests
{
    private readonly Rig _rig = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_blocked_the_bot_is_reported_and_not_tried_again()
    {
        _rig.Chat.Close("open chat with ben");
        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you?"), Live("owner", Ann, "Asked"));

        Assert.Equal([new CourierReport.Undeliverable("ask/1", "blocked", false)], outcome.Reports);
        Assert.IsType<CourierOutcome.Shown>(outcome);
        _rig.Chat.Calls.Clear();
        await _rig.Shows(Live("ask/1", Ben, "Can you now?"), Live("owner", Ann, "Asked"));
        Assert.Empty(_rig.Chat.Calls);
    }

    [Fact]
    public async Task A_report_is_repeated_until_the_desk_has_taken_it()
    {
        _rig.Chat.Close("post");
        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you?"));
        Assert.True(_rig.Row.Lags(1));
        Assert.Equal(outcome.Reports, (await _rig.Run()).Reports);

        await _rig.Courier.ToldAsync("crew", "b", outcome.Reports, Cancel);

        Assert.False(_rig.Row.Lags(1));
        Assert.Empty((await _rig.Run()).Reports);
    }

    [Fact]
    public async Task A_new_address_is_tried_at_once()
    {
        _rig.Chat.Close("post");
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));

        await _rig.Shows(Live("ask/1", new Address.Person(new("slack", "T1", "ben2")), "Can you?"));

        Assert.Equal(["chat with ben2: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_new_installation_is_tried_at_once()
    {
        _rig.Chat.Close("post", "not_installed");
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));

        await _rig.Courier.UnparkAsync("crew", "b", _ => true, Cancel);
        Assert.True(_rig.Row.Lags(1));
        await _rig.Run();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_card_in_an_archived_channel_goes_to_the_new_one_but_a_notice_said_there_is_not_repeated()
    {
        var moved = new Address.Room(new("slack", "T1", "acme-new"));
        await _rig.Shows(Live("team", Acme, "Ann is away"), Said(1, Acme, "Ben covers"));
        _rig.Chat.Close("edit", "archived");
        var outcome = await _rig.Shows(Live("team", Acme, "Ann is away, Ben covers"), Said(1, Acme, "Ben covers"));
        Assert.Equal([new CourierReport.Undeliverable("team", "archived", true)], outcome.Reports);

        await _rig.Shows(Live("team", moved, "Ann is away, Ben covers"), Said(1, moved, "Ben covers"));

        Assert.Equal(["#acme: Ann is away", "#acme: Ben covers", "#acme-new: Ann is away, Ben covers"], _rig.Shown);
    }

    [Fact]
    public async Task Where_another_address_can_be_reached_again_nothing_is_tried()
    {
        _rig.Chat.Close("post");
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));
        _rig.Chat.Calls.Clear();

        await _rig.Courier.UnparkAsync("crew", "b", to => to == Ann, Cancel);
        await _rig.Run();

        Assert.Empty(_rig.Chat.Calls);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("post")]
    public async Task A_card_that_the_chat_refuses_for_an_hour_is_reported_once_and_still_tried_every_hour(string call)
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        var begun = _rig.Clock.Now;
        var reported = new List<Duration>();
        for (var run = 0; run < 20; run++)
        {
            _rig.Chat.TurnDown(call);
            var outcome = await _rig.Run();
            if (!outcome.Reports.IsEmpty)
            {
                Assert.Equal([new CourierReport.Undeliverable("ask/1", "refused", false)], outcome.Reports);
                reported.Add(_rig.Clock.Now - begun);
                await _rig.Courier.ToldAsync("crew", "b", outcome.Reports, Cancel);
            }
            Assert.InRange(outcome.RunAgainAt!.Value - _rig.Clock.Now, Duration.Zero, Duration.FromHours(1));
            _rig.Clock.Now = outcome.RunAgainAt.Value;
        }

        Assert.InRange(Assert.Single(reported), Duration.FromHours(1), Duration.FromHours(2));
        await _rig.Run();
        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_chat_that_is_too_busy_for_hours_has_refused_nothing()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        for (var run = 0; run < 20; run++)
        {
            _rig.Chat.Refuse("post", seconds: 30);
            var outcome = await _rig.Run();
            Assert.Empty(outcome.Reports);
            _rig.Clock.Now = outcome.RunAgainAt!.Value;
        }
    }

    [Fact]
    public async Task A_card_whose_edits_the_chat_refuses_for_an_hour_is_reported_as_one_that_is_there()
    {
        await _rig.Shows(Live("ask/1", Ben, "Can you?", open: true));
        _rig.Lists(Live("ask/1", Ben, "Can you still?", open: true));
        var reports = new List<CourierReport>();
        for (var run = 0; run < 12; run++)
        {
            _rig.Chat.TurnDown("edit");
            var outcome = await _rig.Run();
            reports.AddRange(outcome.Reports);
            await _rig.Courier.ToldAsync("crew", "b", outcome.Reports, Cancel);
            _rig.Clock.Now = outcome.RunAgainAt!.Value;
        }

        Assert.Equal([new CourierReport.Undeliverable("ask/1", "refused", true)], reports);
    }

    [Fact]
    public async Task A_platform_that_is_not_configured_is_out_of_reach()
    {
        var outcome = await _rig.Shows(Live("ask/1", new Address.Person(new("teams", "T2", "ben")), "Can you?"));

        Assert.Equal([new CourierReport.Undeliverable("ask/1", "not_configured", false)], outcome.Reports);
    }

    [Fact]
    public async Task A_card_first_shown_more_than_two_minutes_late_is_reported()
    {
        _rig.Chat.Refuse("post Can you?", seconds: 121);
        _rig.Lists(Live("ask/1", Ben, "Can you?"), Live("owner", Ann, "Asked"));
        await _rig.Run();
        _rig.Pass(121);

        Assert.Equal([new CourierReport.ShownLate("ask/1", _rig.Clock.Now)], (await _rig.Run()).Reports);
    }

    [Fact]
    public async Task A_card_shown_within_two_minutes_is_not()
    {
        _rig.Chat.Refuse("post", seconds: 120);
        _rig.Lists(Live("ask/1", Ben, "Can you?"));

        Assert.Empty((await _rig.Drain()).Reports);
        Assert.Single(_rig.Shown);
    }

    [Fact]
    public async Task One_card_that_the_chat_always_refuses_does_not_silence_the_conversation()
    {
        _rig.Lists(Live("day/1", Ben, "too odd"), Live("ask/1", Ben, "Can you?"));
        for (var run = 0; run < 3; run++)
        {
            _rig.Chat.Refuse("post too odd");
            _rig.Clock.Now = (await _rig.Run()).RunAgainAt ?? Instant.MaxValue;
        }

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }
}
