using CoverBot.Domain.Cards;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>The judge of the load sees each kind of damage.</summary>
[Trait("kind", "story")]
[Collection(nameof(OnAzurite))]
public sealed class LoadJudgeTests(Azurite azurite)
{
    [Fact]
    public async Task It_finds_what_is_lost_doubled_or_old_and_what_came_late()
    {
        var connection = azurite.NewConnection();
        await using var slack = await FakeSlack.StartAsync(installed: false);
        await using var front = await Front.StartAsync(1);
        slack.Postman.Bot = front.Address;
        var crew = new LoadCrew(slack, new Mouth(), slack.Workspace("T0ACME", "Acme"), 1);
        using var fleet = new Fleet(slack, front, connection, 1);
        var monday = Instant.FromUtc(2026, 11, 30, 10, 0);
        await fleet.StartAsync(new(1, SystemClock.Instance.GetCurrentInstant(), monday));
        await crew.InstallAsync(fleet.One);
        await crew.SetUpAsync();
        await crew.Ann.TypesAsync("away 2026-12-14 to 2026-12-16");
        await crew.Ann.TypesAsync("note acme mark-1");
        await crew.Ben.WillSeeAsync("Can you step in for Ann?");
        var judge = new LoadJudge(new AzureTable(AzureStorage.Open(StorageConnection.Read(connection, out _)!, AzurePace.Copying)), slack);
        await Eventually.Async(async () => !await judge.IsUnderWayAsync(crew.Workspace, monday));
        await slack.Postman.QuietAsync();
        await fleet.StopAsync();
        var absence = (await judge.ReadAsync(crew.Workspace)).State.Absences.Keys.Single();

        Assert.Empty(await FindAsync(new Said.Away(crew.Ann.Id, new(2026, 12, 14)), new Said.Noted(crew.Ann.Id, "mark-1", 1)));
        Assert.Contains("there 0 times", Assert.Single(await FindAsync(new Said.Away(crew.Ann.Id, new(2026, 12, 15)))), StringComparison.Ordinal);
        Assert.Contains("there 0 times", Assert.Single(await FindAsync(new Said.Noted(crew.Ann.Id, "mark-2", 1))), StringComparison.Ordinal);
        Assert.Contains("there 0 times", Assert.Single(await FindAsync(new Said.Emergency(crew.Max.Id))), StringComparison.Ordinal);
        Assert.Contains("is still Pending", Assert.Single(await FindAsync(new Said.Pressed(crew.Ben.Id, Press.Of("accept", absence, "1"), monday))), StringComparison.Ordinal);
        Assert.Contains("nothing is in the log", Assert.Single(await FindAsync(new Said.Pressed(crew.Max.Id, Press.Of("call", absence, "1", "acme"), monday, "Thank you. You look after Acme, Mon 14 Dec – Wed 16 Dec."))), StringComparison.Ordinal);
        var ask = crew.Ben.Dm.Messages.Single(message => message.Text.Contains("step in", StringComparison.Ordinal));
        ask.Text += "!";
        Assert.Contains("in place of", Assert.Single(await FindAsync()), StringComparison.Ordinal);
        crew.Ben.Dm.Messages.Add(ask);
        Assert.Contains("stands there 2 times", Assert.Single(await FindAsync()), StringComparison.Ordinal);
        crew.Ben.Dm.Messages.RemoveAll(message => message == ask);
        Assert.Contains("stands there 0 times", Assert.Single(await FindAsync()), StringComparison.Ordinal);

        Task<IReadOnlyList<string>> FindAsync(params Said[] taken) => judge.FindAsync(crew.Workspace, taken);
    }
}
