using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Storage;
using CoverBot.Teams;
using CoverBot.Teams.Calling;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Calling;

/// <summary>Who is never sent the bot's token.</summary>
[Trait("kind", "rule")]
public sealed class TeamsHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.TrafficManager.NET/emea")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams")]
    [InlineData("https://europe.webchat.botframework.com/")]
    public void Teams_is_known_by_its_names(string url) => Assert.True(Hosts(loopback: false).IsAllowed(new(url)));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net:8443/amer/")]
    [InlineData("https://evil.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/amer/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://evil.example/?x=.botframework.com")]
    [InlineData("https://evil.example/#.botframework.com")]
    [InlineData("https://smba.trafficmanager.net./amer/")]
    [InlineData("https://smbа.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/?url=x")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("https://localhost/_connector")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("/amer/")]
    public void Nobody_else_is_Teams(string url) => Assert.False(Hosts(loopback: false).IsAllowed(new(url, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void A_stand_in_on_this_machine_is_allowed_only_where_it_was_asked_for()
    {
        Assert.True(Hosts(loopback: true).IsAllowed(new("http://localhost:56150/_connector/")));
        Assert.True(Hosts(loopback: true).IsAllowed(new("http://127.0.0.1:56150/_connector")));
        Assert.False(Hosts(loopback: true).IsAllowed(new("http://192.168.1.2:56150/_connector")));
        Assert.False(Hosts(loopback: true).IsAllowed(new("http://localhost.evil.example/_connector")));
    }

    [Fact]
    public async Task A_hostile_service_URL_never_receives_the_token()
    {
        await using var one = await OneTeams.StartAsync(with: options => options with { Loopback = false });
        await using var evil = await FakeTeams.StartAsync();
        var hostile = one.Sighting(null) with { ServiceUrl = evil.ServiceUrl(), User = "a", Mri = "29:a", Channel = "19:c" };

        await one.Places.HeardAsync(hostile, CancellationToken.None);
        Assert.Null(await one.Places.ServiceUrlAsync(one.Fake.Home, CancellationToken.None));
        Assert.Empty(await one.Table.RangeAsync($"teams|{one.Fake.Home}", " ", "~", CancellationToken.None));

        // Not even where it has got into the store.
        await one.Table.CommitAsync($"teams|{one.Fake.Home}", [new RowAction.Insert("0tenant", ImmutableSortedDictionary<string, string>.Empty.Add("ServiceUrl", evil.ServiceUrl().ToString()))], CancellationToken.None);
        Assert.IsType<TeamsReply.NotInstalled>(await one.Api.CallAsync(TeamsCall.Post(one.Fake.Home, "19:c", TeamsMessage.Of(Card.Of("x"))), CancellationToken.None));
        Assert.Empty(evil.Connector.Calls);
        Assert.Contains(one.Logged, line => line.Contains("none of its own", StringComparison.Ordinal));
    }

    private static TeamsHosts Hosts(bool loopback) => new(new("app", ["tenant"], null, null, false, null, new("https://login.botframework.com/"), null, false, loopback));
}
