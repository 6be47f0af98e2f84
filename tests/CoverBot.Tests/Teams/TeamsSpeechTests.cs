using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams;

[Trait("kind", "contract")]
public sealed class TeamsSpeechTests : IAsyncLifetime
{
    private static readonly Card Answer = Card.Of("Acme is looked after.");

    private readonly HastyClock clock = new();
    private OneTeams one = null!;
    private FakePerson ann = null!;
    private FakePerson ben = null!;
    private FakeConversation acme = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneTeams.StartAsync(clock);
        (ann, ben) = (one.Fake.Person("Ann Example"), one.Fake.Person("Ben Ortiz"));
        acme = one.Fake.Channel("Acme", [ann]);
        await one.HearAsync();
    }

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task A_private_answer_in_a_channel_is_seen_by_who_asked_alone()
    {
        Assert.IsType<ChatResult.Done>(await PrivatelyAsync(ann, acme.Id));

        Assert.Equal("Acme is looked after.", Assert.Single(one.Fake.ShownOnlyTo(ann, acme)).Words);
        Assert.Empty(one.Fake.Shown(acme));
    }

    [Fact]
    public async Task Where_Teams_refuses_a_private_answer_it_is_told_in_the_own_chat()
    {
        Assert.IsType<ChatResult.Done>(await PrivatelyAsync(ben, acme.Id));

        Assert.Equal("Acme is looked after.", Assert.Single(one.Fake.Shown(one.Fake.Chat(ben))).Words);
        Assert.Empty(one.Fake.Shown(acme));
        Assert.Empty(one.Fake.ShownOnlyTo(ben, acme));
    }

    [Fact]
    public async Task Who_can_t_be_reached_in_either_way_is_not_told_to_everybody()
    {
        ben.HasApp = false;

        Assert.Equal(new ChatResult.Unreachable("not_added"), await PrivatelyAsync(ben, acme.Id));
        Assert.Empty(one.Fake.Shown(acme));
    }

    [Fact]
    public async Task An_answer_in_a_thread_stays_in_it()
    {
        var root = Assert.IsType<ChatResult.Done>(await one.Speech.SayAsync(one.Fake.Home, acme.Id, Answer, CancellationToken.None)).Id;

        await one.Speech.SayAsync(one.Fake.Home, $"{acme.Id};messageid={root}", Answer, CancellationToken.None);

        Assert.Equal(["", root], one.Fake.Shown(acme).Select(message => message.Root));
        Assert.Empty(one.World.Complaints);
    }

    [Fact]
    public async Task An_answer_can_be_replaced()
    {
        var said = Assert.IsType<ChatResult.Done>(await one.Speech.SayAsync(one.Fake.Home, acme.Id, Card.Of("Working on it."), CancellationToken.None)).Id;

        await one.Speech.EditAsync(one.Fake.Home, acme.Id, said, Answer, CancellationToken.None);

        Assert.Equal("Acme is looked after.", Assert.Single(one.Fake.Shown(acme)).Words);
    }

    [Fact]
    public async Task A_busy_Teams_is_waited_for_as_long_as_it_asks()
    {
        one.Fake.Faults.Next("target", TeamsFault.TooFast, TeamsFault.Unavailable, TeamsFault.TooFastWithoutATime);

        Assert.IsType<ChatResult.Done>(await PrivatelyAsync(ann, acme.Id));

        Assert.Equal([1, 1, 10], clock.Waited.Select(wait => (int)wait.TotalSeconds));
        Assert.Single(one.Fake.ShownOnlyTo(ann, acme));
    }

    [Fact]
    public async Task A_Teams_that_stays_busy_is_left_alone_after_four_tries()
    {
        one.Fake.Faults.Next("target", [.. Enumerable.Repeat(TeamsFault.TooFast, 9)]);

        Assert.Equal(new ChatResult.NotDone(Duration.FromSeconds(1)), await PrivatelyAsync(ann, acme.Id));
        Assert.Equal(4, one.Fake.Connector.Calls.Count);
    }

    [Fact]
    public async Task An_answer_whose_fate_is_not_known_is_not_said_twice()
    {
        one.Fake.Faults.Next("target", TeamsFault.CutAfter);

        Assert.IsType<ChatResult.Unsure>(await PrivatelyAsync(ann, acme.Id));
        Assert.Single(one.Fake.ShownOnlyTo(ann, acme));
    }

    private Task<ChatResult> PrivatelyAsync(FakePerson person, string conversation) => one.Speech.SayPrivatelyAsync(one.Fake.Home, conversation, person.Mri, Answer, CancellationToken.None);
}
