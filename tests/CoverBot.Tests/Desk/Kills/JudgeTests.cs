using CoverBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>The judge of the kills sees each kind of damage.</summary>
[Trait("kind", "story")]
public sealed class JudgeTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_finds_what_is_lost_doubled_old_or_not_acknowledged()
    {
        using (var bot = await BotProcess.StartAsync(folder))
        {
            await bot.PushToMondayAsync();
            await bot.SayAsync("ann", "dm-ann", "note acme mark-1");
            await bot.SayAsync("ann", "dm-ann", "emergency");
            await bot.ShownAsync();
            await bot.StopAsync();
        }
        Assert.Empty(await Judge.FindAsync(folder));

        await FindsAsync("posted 2 times", "insert into message (conversation, card, mark, created) select conversation, card, mark, created from message where conversation = 'dm-cara' and mark > '' order by number desc limit 1");
        await FindsAsync("stands there 0 times", "delete from message where number = (select max(number) from message where conversation = 'dm-ben' and mark > '')");
        await FindsAsync("in place of", "update message set card = replace(card, 'Acme', 'Acne') where conversation = 'dm-lee' and mark > '' or conversation = 'team' and mark > '' or conversation = 'dm-ann' and mark > ''");
        await FindsAsync("not acknowledged", "update delivery set done = 0 where number = (select max(number) from delivery)");
        await FindsAsync("there 0 times: note acme mark-2", "update delivery set body = replace(body, 'mark-1', 'mark-2')");
        await FindsAsync("still asks something", "update message set mark = 'another' where number = (select max(number) from message where conversation = 'dm-cara' and mark > '' and card like '%accept%')");
    }

    private async Task FindsAsync(string wrong, string damage)
    {
        using (var connection = new SqliteConnection($"Data Source={folder.File("playground.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
            command.CommandText = damage;
#pragma warning restore CA2100
            Assert.True(command.ExecuteNonQuery() > 0, damage);
        }
        Assert.Contains(await Judge.FindAsync(folder), line => line.Contains(wrong, StringComparison.Ordinal));
    }
}
