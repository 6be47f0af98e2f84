using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    [Fact]
    public async Task An_inserted_row_is_read_back_with_the_version_the_commit_gave()
    {
        var columns = Columns(("Name", "Acme Ltd"), ("Due", "2026-11-30"));
        var versions = await CommitAsync(new RowAction.Insert("1client|acme", columns));

        var row = await Table.GetAsync(Crew, "1client|acme", Cancel);

        Assert.NotNull(row);
        Assert.Equal("1client|acme", row.Key);
        Assert.Equal(columns, row.Columns);
        Assert.Equal([row.Version], versions);
    }

    [Fact]
    public async Task A_row_that_was_never_written_is_null() => Assert.Null(await Table.GetAsync(Crew, "0head", Cancel));

    [Fact]
    public async Task A_replace_leaves_nothing_of_the_old_columns()
    {
        var version = (await CommitAsync(new RowAction.Insert("0head", Columns(("A", "1"), ("Old", "x")))))[0];

        var next = (await CommitAsync(Replace("0head", "2", version)))[0];

        var row = await Table.GetAsync(Crew, "0head", Cancel);
        Assert.Equal(Columns(("A", "2")), row!.Columns);
        Assert.Equal(next, row.Version);
        Assert.NotEqual(version, next);
    }

    [Fact]
    public async Task A_deleted_row_is_gone_and_its_version_is_empty()
    {
        var version = (await CommitAsync(Insert("0head")))[0];

        Assert.Equal([""], await CommitAsync(new RowAction.Delete("0head", version)));

        Assert.Null(await Table.GetAsync(Crew, "0head", Cancel));
    }

    [Fact]
    public async Task A_row_written_twice_with_the_same_columns_has_two_versions()
    {
        var version = (await CommitAsync(Insert("0head", "same")))[0];

        Assert.NotEqual(version, (await CommitAsync(Replace("0head", "same", version)))[0]);
    }

    [Fact]
    public async Task A_row_inserted_again_after_its_delete_never_has_an_old_version()
    {
        var versions = new HashSet<string>();
        for (var round = 0; round < 5; round++)
        {
            var inserted = (await CommitAsync(Insert("0head")))[0];
            var replaced = (await CommitAsync(Replace("0head", "x", inserted)))[0];
            await CommitAsync(new RowAction.Delete("0head", replaced));
            Store.Restart();
            Assert.True(versions.Add(inserted) && versions.Add(replaced));
        }
    }

    [Fact]
    public async Task The_same_key_in_two_partitions_is_two_rows()
    {
        await Table.CommitAsync("crew-1", [Insert("0head", "one")], Cancel);
        await Table.CommitAsync("crew-2", [Insert("0head", "two")], Cancel);

        Assert.Equal("one", await ValueAsync("0head"));
        Assert.Equal("two", (await Table.RangeAsync("crew-2", "0", "1", Cancel)).Single().Columns["A"]);
    }
}
