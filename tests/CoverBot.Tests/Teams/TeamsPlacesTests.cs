using CoverBot.Domain.Chat;
using CoverBot.Storage;
using CoverBot.Teams;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Teams;

[Trait("kind", "contract")]
public sealed class TeamsPlacesTests : IAsyncLifetime
{
    private OneTeams one = null!;
    private Account ann = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneTeams.StartAsync();
        ann = new("teams", one.Fake.Home, one.Fake.Person("Ann Example").Aad);
    }

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task What_was_heard_is_there_when_it_is_needed()
    {
        await HearAsync(new("Ann Example", "a:1", "19:acme@thread.tacv2", "Acme", "19:team", "Europe/London"));

        Assert.Equal(one.Fake.ServiceUrl(), await one.Places.ServiceUrlAsync(ann.Tenant, CancellationToken.None));
        Assert.Equal(new TeamsUser("29:ann", "a:1", "Ann Example", null, "Europe/London"), await one.Places.UserAsync(ann, CancellationToken.None));
        Assert.Equal(new TeamsChannel("19:team", "Acme"), await one.Places.ChannelAsync(new("teams", ann.Tenant, "19:acme@thread.tacv2"), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_not_said_stays_as_it_was_and_what_is_said_anew_takes_its_place()
    {
        await HearAsync(new("Ann Example", "a:1", null, null, null, "Europe/London"));
        await HearAsync(new("Ann Lind", null, null, null, null, null));

        Assert.Equal(new TeamsUser("29:ann", "a:1", "Ann Lind", null, "Europe/London"), await one.Places.UserAsync(ann, CancellationToken.None));
    }

    [Fact]
    public async Task A_service_URL_is_kept_letter_for_letter_and_renewed()
    {
        await HearAsync(new(null, null, null, null, null, null));
        var moved = new Uri(one.Fake.Address + "/Emea/x");
        await one.Places.HeardAsync(one.Sighting(null) with { ServiceUrl = moved }, CancellationToken.None);

        Assert.Equal(moved.OriginalString, (await one.Places.ServiceUrlAsync(ann.Tenant, CancellationToken.None))!.OriginalString);
        Assert.Null(await one.Places.ServiceUrlAsync(OneTeams.Other, CancellationToken.None));
    }

    [Fact]
    public async Task Only_what_changed_is_written()
    {
        await HearAsync(new("Ann Example", "a:1", "19:acme", null, "19:team", null));
        var before = await RowsAsync();
        await HearAsync(new("Ann Example", "a:1", "19:acme", null, "19:team", null));
        one.Wall.Now += Duration.FromHours(1);
        await HearAsync(new("Ann Example", "a:1", "19:acme", null, "19:team", null));
        Assert.Equal(before, await RowsAsync());

        await HearAsync(new("Ann Lind", null, "19:acme", null, "19:team", null));
        var changed = (await RowsAsync()).Except(before).Select(row => row.Key);
        Assert.Equal([$"user|{ann.User}"], changed);
    }

    [Fact]
    public async Task What_another_replica_wrote_meanwhile_is_not_lost()
    {
        await HearAsync(new("Ann Example", "a:1", null, null, null, null));
        var row = (await one.Table.GetAsync(Partition, $"user|{ann.User}", CancellationToken.None))!;
        await one.Table.CommitAsync(Partition, [new RowAction.Replace(row.Key, row.Columns.SetItem("Zone", "Europe/Paris"), row.Version)], CancellationToken.None);

        await HearAsync(new("Ann Lind", null, null, null, null, null));

        Assert.Equal(new TeamsUser("29:ann", "a:1", "Ann Lind", null, "Europe/Paris"), await one.Places.UserAsync(ann, CancellationToken.None));
    }

    [Fact]
    public async Task A_chat_that_is_no_more_is_forgotten_and_the_person_is_not()
    {
        await HearAsync(new("Ann Example", "a:1", null, null, null, null));
        await one.Places.ForgetChatAsync(ann, CancellationToken.None);

        Assert.Equal(new TeamsUser("29:ann", null, "Ann Example", null, null), await one.Places.UserAsync(ann, CancellationToken.None));
    }

    [Fact]
    public async Task Tenants_know_nothing_of_each_other()
    {
        await HearAsync(new("Ann Example", "a:1", "19:acme", null, null, null));

        Assert.Null(await one.Places.UserAsync(ann with { Tenant = OneTeams.Other }, CancellationToken.None));
        Assert.Null(await one.Places.ChannelAsync(new("teams", OneTeams.Other, "19:acme"), CancellationToken.None));
    }

    [Fact]
    public async Task A_big_roster_is_kept_in_few_writes()
    {
        var members = Enumerable.Range(1, 250).Select(i => new TeamsMember(new Guid(i, 0, 0, new byte[8]).ToString(), $"29:{i}", $"Person {i}", null, null)).ToArray();

        await one.Places.MetAsync(ann.Tenant, members, CancellationToken.None);
        await one.Places.MetAsync(ann.Tenant, members, CancellationToken.None);

        Assert.Equal(250, (await RowsAsync()).Count);
        Assert.Equal("29:250", (await one.Places.UserAsync(ann with { User = members[^1].User }, CancellationToken.None))!.Mri);
    }

    [Theory]
    [InlineData("t/a:1_x")]
    [InlineData("t/19:acme@thread.tacv2")]
    [InlineData("t/19:acme@thread.tacv2;messageid=17/x")]
    public void A_conversation_s_id_is_read_back_as_it_was_written(string text) => Assert.Equal(text, TeamsPlace.Parse(text).ToString());

    private string Partition => $"teams|{ann.Tenant}";

    private Task HearAsync(Said said) => one.Places.HeardAsync(
        new(ann.Tenant, one.Fake.ServiceUrl(), said.Name is null ? null : ann.User, said.Name is null ? null : "29:ann", said.Name, said.Chat, said.Channel, said.ChannelName, said.Team, said.Zone),
        CancellationToken.None);

    private async Task<IReadOnlyList<(string Key, string Version)>> RowsAsync() => [.. (await one.Table.RangeAsync(Partition, " ", "~", CancellationToken.None)).Select(row => (row.Key, row.Version))];

    private sealed record Said(string? Name, string? Chat, string? Channel, string? ChannelName, string? Team, string? Zone);
}
