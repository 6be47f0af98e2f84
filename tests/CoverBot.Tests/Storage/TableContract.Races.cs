using System.Globalization;
using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    private const int Racers = 8;
    private const int Steps = 200;

    [Fact]
    public async Task Eight_who_count_up_one_row_lose_nothing()
    {
        await CommitAsync(Insert("0head", "0"));

        await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer => Task.Run(() => CountUpAsync(racer), Cancel)));

        Assert.Equal($"{Racers * Steps}", await ValueAsync("0head"));
        Assert.Equal(Racers * Steps, (await KeysAsync("log|", "log}")).Count());
    }

    [Fact]
    public async Task Of_eight_who_insert_the_same_row_one_has_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = $"seen|{round}";
            var won = await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer => Task.Run(() => InsertsAsync(key, $"{racer}"), Cancel)));
            Assert.Single(won, true);
            Assert.Equal($"{Array.IndexOf(won, true)}", await ValueAsync(key));
        }
    }

    [Fact]
    public async Task What_is_kept_survives_a_restart()
    {
        var version = (await CommitAsync(Insert("0head", "1"), Insert("1crew", "🏝️")))[0];

        Store.Restart();

        Assert.Equal("🏝️", await ValueAsync("1crew"));
        Assert.Equal(version, (await Table.GetAsync(Crew, "0head", Cancel))!.Version);
        await CommitAsync(Replace("0head", "2", version));
        Store.Restart();
        Assert.Equal("2", await ValueAsync("0head"));
    }

    private async Task CountUpAsync(int racer)
    {
        for (var step = 0; step < Steps;)
        {
            var head = await Table.GetAsync(Crew, "0head", Cancel);
            var next = int.Parse(head!.Columns["A"], CultureInfo.InvariantCulture) + 1;
            try
            {
                await CommitAsync(Replace("0head", $"{next}", head.Version), Insert($"log|{next:D6}", $"{racer}"));
                step++;
            }
            catch (TableConflictException conflict)
            {
                // Whoever reads a head and finds it unchanged can't find the next line of the log taken.
                Assert.Equal(0, conflict.Action);
            }
        }
    }

    private async Task<bool> InsertsAsync(string key, string value)
    {
        try
        {
            await CommitAsync(Insert(key, value));
            return true;
        }
        catch (TableConflictException)
        {
            return false;
        }
    }
}
