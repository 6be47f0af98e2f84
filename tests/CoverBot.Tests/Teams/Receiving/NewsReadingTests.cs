using System.Collections.Frozen;
using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Teams.Receiving.Reading;
using CoverBot.Tests.Teams.Fake;
using static CoverBot.Tests.Teams.Receiving.Readings;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>What Teams tells of the bot, of people and of channels.</summary>
[Trait("kind", "rule")]
public sealed class NewsReadingTests
{
    private readonly Activities say = new Readings().Say;

    [Fact]
    public void Who_adds_the_bot_to_a_channel_invites_it_once_though_two_activities_tell_it()
    {
        var installed = All(say.Installation(Ann, Acme));
        Assert.IsType<Heard.Installed>(installed[0]);
        var invited = Assert.IsType<Heard.Said>(installed[1]);

        Assert.Equal((new Account("teams", Tenant, Ann.Aad), Channel(Acme)), (invited.Inbound.From, Assert.IsType<Inbound.Invited>(invited.Inbound).In));
        Assert.True(invited.Way.Alone);
        Assert.Equal(invited.Inbound.DeliveryId, Said(say.BotAdded(Ann, Acme)).Inbound.DeliveryId);
    }

    [Fact]
    public void The_channel_is_the_one_that_was_picked()
    {
        var added = say.BotAdded(Ann, Acme);
        added["channelData"]!["settings"] = new System.Text.Json.Nodes.JsonObject { ["selectedChannel"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "19:picked@thread.tacv2" } };

        Assert.Equal("19:picked@thread.tacv2", Said(added).Inbound.In!.Id);
    }

    [Fact]
    public void Who_installs_the_bot_for_himself_invites_it_nowhere() => Assert.IsType<Heard.Installed>(Assert.Single(All(say.Installation(Ann, Own))));

    [Fact]
    public void Who_takes_the_bot_out_of_his_own_chat_closes_it() =>
        Assert.Equal(new Heard.Removed(new("teams", Tenant, Ann.Aad)), Assert.Single(All(say.Installation(Ann, Own, "remove"))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_comes_and_goes_moves_by_account_whether_or_not_it_is_said(bool joined)
    {
        var moved = Assert.IsType<Inbound.Moved>(Said(say.Moved(Ben, Acme, joined, says: false, team: false), Ben).Inbound);

        Assert.Equal((Ben.Aad, Channel(Acme), joined), (moved.From.User, moved.In, moved.Joined));
        Assert.Equal(Ben.Aad, Said(say.Moved(Ben, Acme, joined)).Inbound.From.User);
        Assert.Empty(All(say.Moved(Ben, Acme, joined, says: false)));
    }

    [Fact]
    public void Who_comes_to_the_team_comes_to_those_channels_whose_lists_have_him_and_leaves_those_that_have_not()
    {
        var (open, closed) = (new ChannelRef("teams", Tenant, "19:open@thread.tacv2"), new ChannelRef("teams", Tenant, "19:private@thread.tacv2"));
        var known = new Acquainted(Known(), [new(open, new[] { Ben.Aad }.ToFrozenSet()), new(closed, FrozenSet<string>.Empty)]);

        Assert.Equal([Acme.Id, open.Id], Channels(All(say.Moved(Ben, Acme, joined: true), known)));
        Assert.Equal([Acme.Id, closed.Id], Channels(All(say.Moved(Ben, Acme, joined: false), known)));
    }

    [Fact]
    public void In_somebodys_own_chat_nobody_moves() => Assert.Empty(All(say.Moved(Ann, Own, joined: true)));

    [Theory]
    [InlineData("channelRenamed")]
    [InlineData("channelShared")]
    [InlineData("channelUnshared")]
    [InlineData("channelDeleted")]
    public void What_becomes_of_a_channel_is_news_of_it(string what)
    {
        var happened = say.Event(Ann, Acme, what);
        happened["conversation"]!["id"] = Acme.Team;

        Assert.Equal([Channel(Acme)], Assert.IsType<Heard.Changed>(Assert.Single(All(happened))).Channels);
    }

    [Fact]
    public void A_team_that_is_archived_is_news_of_all_its_channels()
    {
        var other = new ChannelRef("teams", Tenant, "19:other@thread.tacv2");

        var heard = All(say.Event(Ann, Acme, "teamArchived"), new(Known(), [new(other, FrozenSet<string>.Empty)]));

        Assert.Equal([Channel(Acme), other], Assert.IsType<Heard.Changed>(Assert.Single(heard)).Channels);
    }

    [Fact]
    public void What_is_not_known_is_nothing() => Assert.Empty(All(say.Event(Ann, Acme, "teamPainted")));

    [Fact]
    public void Along_the_way_it_is_seen_who_and_where()
    {
        var url = new Uri("https://smba.trafficmanager.net/amer/");

        Assert.Equal(
            new(Tenant, url, Ann.Aad, Ann.Mri, "Ann Example", "a:1ann", null, null, null, "Europe/London"),
            Sightings.Of(Activity.Of(say.Message(Ann, Own, "help"))!, Tenant, url));
        Assert.Equal(
            new(Tenant, url, Ann.Aad, Ann.Mri, "Ann Example", null, Acme.Id, "Acme", Acme.Team, "Europe/London"),
            Sightings.Of(Activity.Of(say.Message(Ann, Acme, "help", root: "17"))!, Tenant, url));
        Assert.Null(Sightings.Of(Activity.Of(say.Command(Ann, Own))!, Tenant, url).Chat);
    }

    private static IEnumerable<string> Channels(ImmutableArray<Heard> heard) => heard.Cast<Heard.Said>().Select(said => said.Inbound.In!.Id);
}
