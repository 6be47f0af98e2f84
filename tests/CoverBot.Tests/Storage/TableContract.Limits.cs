using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    [Theory]
    [InlineData("a/b", "002F")]
    [InlineData(@"a\b", "005C")]
    [InlineData("a#b", "0023")]
    [InlineData("a?b", "003F")]
    [InlineData("a\u0000b", "0000")]
    [InlineData("a\tb", "0009")]
    [InlineData("a\u001Fb", "001F")]
    [InlineData("a\u007Fb", "007F")]
    [InlineData("a\u0085b", "0085")]
    [InlineData("a\u009Fb", "009F")]
    [InlineData("caf\u00E9", "00E9")]
    [InlineData("\uD83C\uDF34", "D83C")]
    [InlineData("\u05D0", "05D0")]
    public async Task A_key_that_another_store_would_refuse_is_refused(string key, string unit)
    {
        var sentence = $"key '{key}' has U+{unit} in it; the limit is printable ASCII without / \\ # ?";
        await RefusedAsync(sentence, Insert(key));
        Assert.Equal(sentence, (await Assert.ThrowsAsync<TableLimitException>(() => Table.CommitAsync(key, [Insert("a")], Cancel))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<TableLimitException>(() => Table.GetAsync(Crew, key, Cancel))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<TableLimitException>(() => Table.RangeAsync(key, "a", "b", Cancel))).Message);
    }

    [Theory]
    [InlineData("it's \"quoted\"")]
    [InlineData("'; DROP TABLE rows; --")]
    [InlineData("%_*%25")]
    [InlineData("a|b~c!@$^&*()=+[]{};:,.<>`")]
    [InlineData("past|2026-11-30|7")]
    public async Task A_key_with_odd_but_allowed_characters_is_a_key_like_any_other(string key)
    {
        await CommitAsync(Insert(key, "x"), Insert("zz", "other"));

        Assert.Equal("x", await ValueAsync(key));
        Assert.Equal([key, "zz"], await KeysAsync());
        await Table.CommitAsync(key, [Insert("0head")], Cancel);
        Assert.Single(await Table.RangeAsync(key, "0", "1", Cancel));
    }

    [Fact]
    public async Task Keys_have_1_to_512_characters()
    {
        await RefusedAsync("key '' has 0 characters; the limit is 1 to 512", Insert(""));
        await RefusedAsync($"key '{new string('k', 513)}' has 513 characters; the limit is 1 to 512", Insert(new string('k', 513)));
        await CommitAsync(Insert(new string('k', 512), "x"));
        Assert.Equal("x", await ValueAsync(new string('k', 512)));
    }

    [Fact]
    public async Task A_batch_has_1_to_100_actions()
    {
        await RefusedAsync("a batch has 0 actions; the limit is 1 to 100");
        await RefusedAsync("a batch has 101 actions; the limit is 1 to 100", [.. Enumerable.Range(0, 101).Select(number => Insert($"{number:D3}"))]);
        await CommitAsync([.. Enumerable.Range(0, 100).Select(number => Insert($"{number:D3}"))]);
        Assert.Equal(100, (await KeysAsync()).Count());
    }

    [Fact]
    public Task A_row_may_be_in_a_batch_once_only() =>
        RefusedAsync("row 'a' is in the batch twice; the limit is one action for a row", Insert("a"), Insert("b"), new RowAction.Delete("a", "1"));

    [Fact]
    public async Task A_value_has_32768_units_at_most()
    {
        await RefusedAsync("row 'a': column 'A' has 32,769 UTF-16 units; the limit is 32,768", Insert("a", new string('x', 32_769)));
        await CommitAsync(Insert("a", new string('\u00E4', 32_768)));
        Assert.Equal(new string('\u00E4', 32_768), await ValueAsync("a"));
    }

    [Fact]
    public async Task A_row_has_1_MiB_at_most()
    {
        await RefusedAsync("row 'a' has 1,048,862 bytes; the limit is 1,048,576", Wide("a", 16));
        await CommitAsync(Wide("a", 15));
        Assert.Equal(15, (await Table.GetAsync(Crew, "a", Cancel))!.Columns.Count);
    }

    [Fact]
    public async Task A_batch_has_4_MiB_at_most()
    {
        var error = await Assert.ThrowsAsync<TableLimitException>(() => CommitAsync([.. Enumerable.Range(0, 9).Select(number => Wide($"{number}", 15))]));
        Assert.Equal("a batch from row '0' on has 4,434,273 bytes; the limit is 4,194,304", error.Message);
        await CommitAsync([.. Enumerable.Range(0, 8).Select(number => Wide($"{number}", 15))]);
        Assert.Equal(8, (await KeysAsync()).Count());
    }

    [Fact]
    public async Task A_row_has_252_columns_at_most()
    {
        await RefusedAsync("row 'a' has 253 columns; the limit is 252", Narrow(253));
        await CommitAsync(Narrow(252));
        Assert.Equal(252, (await Table.GetAsync(Crew, "a", Cancel))!.Columns.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("two words")]
    [InlineData("Straße")]
    [InlineData("RowKey")]
    public Task A_column_is_named_like_a_variable(string name) => RefusedAsync(
        $"row 'a': column '{name}'; the limit is 255 letters, digits and '_', no digit first, none of PartitionKey, RowKey, Timestamp",
        new RowAction.Insert("a", Columns((name, "x"))));

    [Fact]
    public Task Half_of_an_emoji_is_refused_and_not_stored_as_something_else() =>
        RefusedAsync("row 'a': column 'A' has half of a surrogate pair; the limit is whole characters", Insert("a", "palm \uD83C"));

    private static RowAction.Insert Wide(string key, int columns) =>
        new(key, Columns([.. Enumerable.Range(0, columns).Select(number => ($"C{number}", new string('x', 32_768)))]));

    private static RowAction.Insert Narrow(int columns) => new("a", Columns([.. Enumerable.Range(0, columns).Select(number => ($"C{number}", "x"))]));
}
