using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Teams;
using CoverBot.Teams.Calling;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams.Calling;

[Trait("kind", "contract")]
public sealed class TeamsApiTests : IAsyncLifetime
{
    private static readonly JsonObject Hello = TeamsMessage.Of(Card.Of("the secret words"));

    private OneTeams one = null!;
    private FakeConversation acme = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneTeams.StartAsync();
        acme = one.Fake.Channel("Acme", [one.Fake.Person("Ann Example")]);
        await one.HearAsync();
    }

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task A_call_goes_to_the_tenant_s_own_address_with_the_bot_s_token_and_its_ids_escaped()
    {
        var reply = Assert.IsType<TeamsReply.Ok>(await PostAsync());

        var message = Assert.Single(one.Fake.Shown(acme));
        Assert.Equal(message.Id, reply.Body["id"]!.GetValue<string>());
        Assert.Equal(["Bearer token-of-the-bot-1"], one.Fake.Connector.TokensSeen);
        Assert.Empty(one.World.Complaints);
    }

    [Fact]
    public async Task A_tenant_that_was_never_heard_of_is_not_called()
    {
        Assert.IsType<TeamsReply.NotInstalled>(await one.Api.CallAsync(TeamsCall.Post(OneTeams.Other, acme.Id, Copy()), CancellationToken.None));
        Assert.Empty(one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_changed_for_a_new_one_and_the_call_is_made_again()
    {
        await PostAsync();
        one.World.DropTokens();

        Assert.IsType<TeamsReply.Ok>(await PostAsync());
        Assert.Equal(["Bearer token-of-the-bot-1", "Bearer token-of-the-bot-2"], one.Fake.Connector.TokensSeen.Order());
        Assert.Equal(2, one.Fake.Shown(acme).Count);
    }

    [Fact]
    public async Task When_no_token_is_taken_the_call_waits_long_and_one_token_a_minute_is_asked_for()
    {
        await PostAsync();
        for (var calls = 0; calls < 3; calls++)
        {
            one.World.DropTokens();
            await PostAsync();
        }

        one.World.DropTokens();
        Assert.Equal(new TeamsReply.NotDone(Duration.FromMinutes(10)), await PostAsync());
        Assert.Equal(2, one.World.Issued);
        one.Wall.Now += Duration.FromMinutes(1);
        Assert.IsType<TeamsReply.Ok>(await PostAsync());
        Assert.Equal(3, one.World.Issued);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_called_and_nothing_is_given_up()
    {
        one.Fake.Tokens.Refuses = (401, "invalid_client");

        Assert.IsType<TeamsReply.NotDone>(await PostAsync());
        Assert.Empty(one.Fake.Connector.Calls);
        Assert.Contains(one.Logged, line => line.Contains("no token for the bot: invalid_client (HTTP 401, AADSTS7000215)", StringComparison.Ordinal));
        Assert.DoesNotContain(one.Logged, line => line.Contains(one.World.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_fast_holds_that_conversation_until_Teams_time_is_over_and_no_other()
    {
        one.Fake.Faults.Next("post", TeamsFault.TooFast);
        var birch = one.Fake.Channel("Birch", []);

        Assert.Equal(new TeamsReply.NotDone(Duration.FromSeconds(1)), await PostAsync());
        Assert.Equal(new TeamsReply.NotDone(Duration.FromSeconds(1)), await PostAsync());
        Assert.IsType<TeamsReply.Ok>(await one.Api.CallAsync(TeamsCall.Post(one.Fake.Home, birch.Id, Copy()), CancellationToken.None));
        Assert.Equal(2, one.Fake.Connector.Calls.Count);
        one.Wall.Now += Duration.FromSeconds(1);
        Assert.IsType<TeamsReply.Ok>(await PostAsync());
    }

    [Theory]
    [InlineData(nameof(TeamsFault.TooFast))]
    [InlineData(nameof(TeamsFault.TooFastWithoutATime))]
    [InlineData(nameof(TeamsFault.Precondition))]
    [InlineData(nameof(TeamsFault.Unavailable))]
    [InlineData(nameof(TeamsFault.Html))]
    public async Task What_Teams_asks_to_be_tried_again_was_not_done(string fault)
    {
        one.Fake.Faults.Next("post", Enum.Parse<TeamsFault>(fault));

        Assert.IsType<TeamsReply.NotDone>(await PostAsync());
        Assert.Empty(one.Fake.Shown(acme));
    }

    [Theory]
    [InlineData(nameof(TeamsFault.ServerError), 0)]
    [InlineData(nameof(TeamsFault.ServerErrorDone), 1)]
    [InlineData(nameof(TeamsFault.BadGateway), 0)]
    [InlineData(nameof(TeamsFault.BadGatewayDone), 1)]
    [InlineData(nameof(TeamsFault.GatewayTimeoutDone), 1)]
    [InlineData(nameof(TeamsFault.CutBefore), 0)]
    [InlineData(nameof(TeamsFault.CutAfter), 1)]
    public async Task What_may_have_been_done_is_unsure_and_never_repeated(string fault, int shown)
    {
        one.Fake.Faults.Next("post", Enum.Parse<TeamsFault>(fault));

        Assert.IsType<TeamsReply.Unsure>(await PostAsync());
        Assert.Equal(["post"], one.Fake.Connector.Calls);
        Assert.Equal(shown, one.Fake.Shown(acme).Count);
    }

    [Fact]
    public async Task A_silence_that_is_cut_short_is_unsure()
    {
        one.Fake.Faults.Next("post", TeamsFault.SilenceDone);
        using var limit = new CancellationTokenSource();
        var call = one.Api.CallAsync(TeamsCall.Post(one.Fake.Home, acme.Id, Copy()), limit.Token);
        await Support.Eventually.Async(() => one.Fake.Shown(acme).Count == 1);

        await limit.CancelAsync();

        Assert.IsType<TeamsReply.Unsure>(await call);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_done()
    {
        await PostAsync();
        await one.Fake.StopAsync();

        Assert.IsType<TeamsReply.NotDone>(await PostAsync());
    }

    [Fact]
    public async Task A_refusal_is_logged_with_its_codes_and_without_words_ids_or_token()
    {
        acme.IsReadOnly = true;

        Assert.Equal(new TeamsReply.No(TeamsTrouble.Writing), await PostAsync());
        Assert.Contains("Teams refuses to post a message (HTTP 403): -, MessageWritesBlocked", one.Logged);
        Assert.DoesNotContain(one.Logged, line => line.Contains("secret words", StringComparison.Ordinal) || line.Contains("token-of", StringComparison.Ordinal) || line.Contains(acme.Id, StringComparison.Ordinal));
    }

    private static JsonObject Copy() => Hello.DeepClone().AsObject();

    private Task<TeamsReply> PostAsync() => one.Api.CallAsync(TeamsCall.Post(one.Fake.Home, acme.Id, Copy()), CancellationToken.None);
}
