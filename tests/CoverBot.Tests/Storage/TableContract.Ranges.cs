namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    [Fact]
    public async Task A_range_is_in_ordinal_order_from_inclusive_to_exclusive()
    {
        await InsertAsync("b", "a", "B", "A", "a|1", "a10", "a2", "aa", "_", "1", "0");

        Assert.Equal(["0", "1", "A", "B", "_", "a", "a10", "a2", "aa", "a|1", "b"], await KeysAsync());
        Assert.Equal(["a", "a10", "a2", "aa", "a|1"], await KeysAsync("a", "b"));
        Assert.Equal(["A", "B", "_"], await KeysAsync("A", "a"));
    }

    [Fact]
    public async Task What_every_decision_reads_is_one_range_and_leaves_the_rest_out()
    {
        await InsertAsync("0head", "1crew", "1client|acme", "1open|7", "1doc|7", "board|7", "seen|x");

        Assert.Equal(["0head", "1client|acme", "1crew", "1doc|7", "1open|7"], await KeysAsync("0", "2"));
    }

    [Fact]
    public async Task An_empty_range_and_one_that_ends_before_it_starts_have_no_rows()
    {
        await CommitAsync(Insert("m"));

        Assert.Empty(await KeysAsync("m", "m"));
        Assert.Empty(await KeysAsync("z", "a"));
        Assert.Empty(await KeysAsync("n", "z"));
    }

    [Fact]
    public async Task A_long_range_comes_whole()
    {
        for (var batch = 0; batch < 12; batch++)
        {
            await CommitAsync([.. Enumerable.Range(batch * 100, 100).Select(number => Insert($"log|{number:D6}"))]);
        }

        Assert.Equal(Enumerable.Range(0, 1200).Select(number => $"log|{number:D6}"), await KeysAsync("log|", "log}"));
    }

    [Fact]
    public async Task A_range_read_while_somebody_writes_is_of_one_moment()
    {
        string[] keys = [.. Enumerable.Range(0, 20).Select(number => $"row|{number:D2}")];
        var versions = await CommitAsync([.. keys.Select(key => Insert(key, "0"))]);
        var writing = Task.Run(
            async () =>
            {
                for (var round = 1; round <= 100; round++)
                {
                    versions = await CommitAsync([.. keys.Select((key, at) => Replace(key, $"{round}", versions[at]))]);
                }
            },
            Cancel);

        var seen = new HashSet<string>();
        while (!writing.IsCompleted)
        {
            var values = (await Table.RangeAsync(Crew, "row|", "row}", Cancel)).Select(row => row.Columns["A"]).ToHashSet();
            Assert.Single(values);
            seen.UnionWith(values);
        }

        await writing;
        Assert.True(seen.Count > 1, "the reader saw nothing change");
        Assert.Equal("100", await ValueAsync("row|00"));
    }

    [Fact]
    public async Task A_range_too_long_for_one_answer_is_of_one_moment_as_well()
    {
        for (var batch = 0; batch < 11; batch++)
        {
            await CommitAsync([.. Enumerable.Range(batch * 100, 100).Select(number => Insert($"log|{number:D6}"))]);
        }
        var versions = await CommitAsync(Insert("log|", "0"), Insert("log|~", "0"));

        for (var round = 1; round <= 20; round++)
        {
            var reading = Table.RangeAsync(Crew, "log|", "log}", Cancel);
            versions = await CommitAsync(Replace("log|", $"{round}", versions[0]), Replace("log|~", $"{round}", versions[1]));
            var rows = await reading;
            Assert.Equal(rows[0].Columns["A"], rows[^1].Columns["A"]);
        }
    }

    private Task<IReadOnlyList<string>> InsertAsync(params IEnumerable<string> keys) => CommitAsync([.. keys.Select(key => Insert(key))]);
}
