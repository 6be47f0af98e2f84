using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams;

[Trait("kind", "contract")]
public sealed class TeamsPeopleTests : IAsyncLifetime
{
    private OneTeams one = null!;
    private FakePerson ann = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneTeams.StartAsync();
        ann = one.Fake.Person("Ann Example");
        await one.HearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(one.World.Complaints);
        await one.DisposeAsync();
    }

    [Fact]
    public async Task A_person_has_a_first_name_a_full_one_and_the_zone_they_were_in_last()
    {
        await one.HearAsync(ann, inOwnChat: true);

        Assert.Equal(new ChatProfile("Ann", "Ann Example", "Europe/London"), await FindAsync(ann));
        Assert.Equal(["member"], one.Fake.Connector.Calls);
    }

    [Theory]
    [InlineData("Example, Ann (Sales)", "Ann")]
    [InlineData("Ann Example", "Ann")]
    [InlineData("Ann", "Ann")]
    public async Task Without_a_chat_to_ask_in_the_first_name_is_taken_from_the_full_one_and_the_zone_is_UTC_until_it_is_said(string full, string first)
    {
        await one.Places.HeardAsync(one.Sighting(null) with { User = ann.Aad, Mri = ann.Mri, Name = full, Zone = "Mars/Olympus" }, CancellationToken.None);

        Assert.Equal(new ChatProfile(first, full, null), await FindAsync(ann));
        Assert.Empty(one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task When_Teams_can_t_be_asked_the_name_that_is_known_will_do()
    {
        await one.HearAsync(ann, inOwnChat: true);
        one.Fake.Faults.Next("member", TeamsFault.ServerError);

        Assert.Equal(new ChatProfile("Ann", "Ann Example", "Europe/London"), await FindAsync(ann));
    }

    [Fact]
    public async Task Somebody_who_was_never_met_is_nobody() => Assert.Null(await FindAsync(ann));

    [Fact]
    public async Task Everybody_in_a_channel_is_found_over_all_pages_guests_and_other_tenants_people_included_but_nobody_without_an_account()
    {
        one.World.PageSize = 2;
        FakePerson[] people =
        [
            ann, one.Fake.Person("Ben Ortiz"), one.Fake.Person("Gail Guest", guest: true), one.Fake.Person("Dana Client", OneTeams.Other), one.Fake.Person("Anon", anonymous: true),
        ];
        var channel = one.Fake.Channel("acme", people, "shared");

        var members = await one.People.MembersAsync(Ref(channel), CancellationToken.None);

        Assert.Equal(people[..4].Select(person => new Account("teams", one.Fake.Home, person.Aad)), members);
        Assert.Equal(["members", "members", "members"], one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task Who_was_met_in_a_channel_can_be_written_to_and_needs_no_asking()
    {
        await one.People.MembersAsync(Ref(one.Fake.Channel("acme", [ann])), CancellationToken.None);

        Assert.Equal(new ChatProfile("Ann", "Ann Example", null), await FindAsync(ann));
        Assert.IsType<ChatResult.Done>(await one.Chat.OpenAsync(new Address.Person(new("teams", one.Fake.Home, ann.Aad)), CancellationToken.None));
        Assert.Equal(["members", "open"], one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task A_channel_has_a_name_and_says_whether_another_organisation_reads_it()
    {
        var inside = one.Fake.Channel("General", [ann, one.Fake.Person("Gail Guest", guest: true)]);
        var outside = one.Fake.Channel("acme", [ann, one.Fake.Person("Dana Client", OneTeams.Other)], "shared", team: inside.Team);
        await one.HearAsync(inside);
        await one.HearAsync(outside);

        Assert.Equal(new ChannelInfo("General", false), await one.People.ChannelAsync(Ref(inside), CancellationToken.None));
        Assert.Equal(new ChannelInfo("acme", true), await one.People.ChannelAsync(Ref(outside), CancellationToken.None));
    }

    [Fact]
    public async Task A_channel_is_asked_for_once_in_some_minutes_unless_it_has_changed()
    {
        var channel = one.Fake.Channel("acme", [ann]);

        await one.People.ChannelAsync(Ref(channel), CancellationToken.None);
        channel.Members.Add(one.Fake.Person("Dana Client", OneTeams.Other));
        Assert.False((await one.People.ChannelAsync(Ref(channel), CancellationToken.None))!.SharedOutside);
        one.People.Forget(Ref(channel));
        Assert.True((await one.People.ChannelAsync(Ref(channel), CancellationToken.None))!.SharedOutside);
        one.Wall.Now += Duration.FromMinutes(3);
        await one.People.ChannelAsync(Ref(channel), CancellationToken.None);
        Assert.Equal(3, one.Fake.Connector.Calls.Count);
    }

    [Fact]
    public async Task Where_the_bot_is_not_or_nothing_is_nobody_is_found()
    {
        var channel = one.Fake.Channel("acme", [ann]);
        channel.HasBot = false;

        Assert.Null(await one.People.ChannelAsync(Ref(channel), CancellationToken.None));
        Assert.Empty(await one.People.MembersAsync(Ref(channel), CancellationToken.None));
        Assert.Empty(await one.People.MembersAsync(new("teams", one.Fake.Home, "19:nowhere"), CancellationToken.None));
        Assert.Empty(await one.People.MembersAsync(new("teams", OneTeams.Other, channel.Id), CancellationToken.None));
    }

    [Theory]
    [InlineData(nameof(TeamsFault.Unavailable))]
    [InlineData(nameof(TeamsFault.ServerError))]
    [InlineData(nameof(TeamsFault.CutBefore))]
    public async Task That_Teams_can_t_be_asked_is_not_taken_for_nothing(string fault)
    {
        one.Fake.Faults.Next("members", Enum.Parse<TeamsFault>(fault));
        var channel = Ref(one.Fake.Channel("acme", [ann]));

        await Assert.ThrowsAsync<PlatformDownException>(() => one.People.ChannelAsync(channel, CancellationToken.None));
        one.Wall.Now += Duration.FromMinutes(1);
        Assert.NotEmpty(await one.People.MembersAsync(channel, CancellationToken.None));
    }

    [Fact]
    public async Task A_roster_that_is_lost_half_way_is_no_roster()
    {
        one.World.PageSize = 1;
        one.Fake.Faults.Next("members", TeamsFault.None, TeamsFault.ServerError);
        var channel = Ref(one.Fake.Channel("acme", [ann, one.Fake.Person("Ben Ortiz")]));

        await Assert.ThrowsAsync<PlatformDownException>(() => one.People.MembersAsync(channel, CancellationToken.None));
    }

    private static ChannelRef Ref(FakeConversation channel) => new("teams", channel.Tenant, channel.Id);

    private Task<ChatProfile?> FindAsync(FakePerson person) => one.People.FindAsync(new("teams", one.Fake.Home, person.Aad), CancellationToken.None);
}
