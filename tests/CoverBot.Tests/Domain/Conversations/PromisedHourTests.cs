using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>The hour that a hold notice names.</summary>
[Trait("kind", "rule")]
public sealed class PromisedHourTests
{
    private readonly World world = World.Ready();

    public PromisedHourTests()
    {
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:12");
        world.Presses("lee", "Tell the clients I see to it");
    }

    [Fact]
    public void The_lead_reads_what_was_promised() =>
        Assert.Contains("promised to hear by Mon 16 Nov 13:00 who takes it on.", world.Reads("lee"), StringComparison.Ordinal);

    [Fact]
    public void Half_an_hour_before_the_lead_is_told_once_even_one_who_is_on_it()
    {
        world.Presses("lee", "I'm on it");
        world.Until("2026-11-16 12:29");
        var before = world.Chat("lee").Count;
        world.Until("2026-11-16 12:30");

        Assert.Equal(before + 1, world.Chat("lee").Count);
        Assert.Contains("Acme Ltd and Dale: promised to hear by Mon 16 Nov 13:00 who takes it on. Is it later than that? Tell them a new hour before it passes.", world.Chat("lee")[^1].Plain, StringComparison.Ordinal);
        Assert.Contains("Ask somebody…", world.Chat("lee")[^1].Content.Buttons.Select(button => button.Title));
        world.Until("2026-11-16 18:00");
        Assert.Equal(before + 1, world.Chat("lee").Count);
    }

    [Fact]
    public void Who_says_the_promise_late_is_reminded_of_it_then()
    {
        foreach (var client in new[] { "acme", "dale" })
        {
            world.Says("lee", $"hand {client} to @Lee");
            world.Presses("lee", "Accept");
        }
        world.Presses("lee", "I'm on it");
        world.Until("2026-11-16 12:40");
        var before = world.Chat("lee").Count;

        world.Presses("lee", "Told Birch");

        Assert.Equal(before + 1, world.Chat("lee").Count);
        Assert.Contains("Birch: promised to hear by Mon 16 Nov 13:00 who takes it on. Is it later than that?", world.Chat("lee")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_hour_is_a_new_message_and_the_older_one_is_closed()
    {
        world.Until("2026-11-16 12:30");
        world.Presses("lee", "Tell them a new hour");

        Assert.Equal(2, world.Chat("acme").Count);
        Assert.Contains("There is news, see below.", world.Chat("acme")[0].Plain, StringComparison.Ordinal);
        Assert.Contains("tells you here by 16:00 who takes it on.", world.Chat("acme")[1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_went_on_reading_an_hour_that_had_passed()
    {
        world.Until("2026-11-16 15:00");

        Assert.Contains("Lee Park makes sure that your work is looked after and tells you here as soon as it is settled who takes it on.", Assert.Single(world.Chat("acme")).Plain, StringComparison.Ordinal);
        Assert.Contains("the promised hour has passed", world.Reads("lee"), StringComparison.Ordinal);
        world.Presses("lee", "Tell them a new hour");
        Assert.Contains("tells you here by 10:00 on Tuesday 17 November who takes it on.", world.Chat("acme")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_names_whoever_was_announced_as_making_sure_of_it()
    {
        var answer = world.Says("dana", "who", "acme");

        Assert.Contains("Lee Park makes sure that your work is looked after.", answer, StringComparison.Ordinal);
    }
}
