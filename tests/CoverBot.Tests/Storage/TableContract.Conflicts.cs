using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    [Fact]
    public async Task An_insert_where_a_row_is_says_which_action_and_that_it_exists()
    {
        await CommitAsync(Insert("seen|1", "first"));

        await ConflictAsync(1, "seen|1", exists: true, Insert("0head"), Insert("seen|1", "second"));

        Assert.Equal("first", await ValueAsync("seen|1"));
    }

    [Fact]
    public async Task A_replace_under_an_old_version_says_which_action_and_that_it_changed()
    {
        var old = (await CommitAsync(Insert("0head", "1")))[0];
        await CommitAsync(Replace("0head", "2", old));

        await ConflictAsync(1, "0head", exists: false, Insert("seen|1"), Replace("0head", "3", old));

        Assert.Equal("2", await ValueAsync("0head"));
    }

    [Fact]
    public async Task A_delete_under_an_old_version_is_refused()
    {
        var old = (await CommitAsync(Insert("0head", "1")))[0];
        await CommitAsync(Replace("0head", "2", old));

        await ConflictAsync(0, "0head", exists: false, new RowAction.Delete("0head", old));

        Assert.Equal("2", await ValueAsync("0head"));
    }

    [Fact]
    public async Task A_replace_and_a_delete_of_a_row_that_is_gone_are_refused()
    {
        var version = (await CommitAsync(Insert("0head")))[0];
        await CommitAsync(new RowAction.Delete("0head", version));

        await ConflictAsync(0, "0head", exists: false, Replace("0head", "2", version));
        await ConflictAsync(0, "0head", exists: false, new RowAction.Delete("0head", version));
    }

    [Fact]
    public async Task Of_two_actions_that_fail_the_first_is_named()
    {
        await CommitAsync(Insert("seen|1"), Insert("seen|2"));

        await ConflictAsync(1, "seen|2", exists: true, Insert("a"), Insert("seen|2"), Insert("seen|1"));
    }

    [Fact]
    public async Task A_batch_with_one_bad_action_changes_nothing_wherever_it_stands()
    {
        var version = (await CommitAsync(Insert("keep", "1"), Insert("there")))[0];
        RowAction[] good = [Insert("new"), Replace("keep", "2", version)];

        await ConflictAsync(2, "there", exists: true, [.. good, Insert("there")]);
        await ConflictAsync(0, "there", exists: true, [Insert("there"), .. good]);

        Assert.Equal(["keep", "there"], await KeysAsync());
        Assert.Equal("1", await ValueAsync("keep"));
        await CommitAsync(good);
    }

    private async Task ConflictAsync(int action, string key, bool exists, params RowAction[] actions)
    {
        var conflict = await Assert.ThrowsAsync<TableConflictException>(() => CommitAsync(actions));
        Assert.Equal((action, key, exists), (conflict.Action, conflict.Key, conflict.Exists));
    }
}
