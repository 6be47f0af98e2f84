using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

public abstract partial class TableContract
{
    [Theory]
    [InlineData("")]
    [InlineData(" leading and trailing ")]
    [InlineData("emoji 🏝️ 👩‍👩‍👧 🇬🇧")]
    [InlineData("עברית and العربية \u202Emixed\u202C")]
    [InlineData("e\u0301 is not \u00E9")]
    [InlineData("Straße, smörgåsbord, 東京, ไทย")]
    [InlineData("it's \"quoted\" \\ back /slash")]
    [InlineData("'; DROP TABLE rows; --")]
    [InlineData("{\"json\": [1, null]} <b>&amp;</b> %25 +")]
    [InlineData("line\nline\r\nline\ttab")]
    [InlineData("\u0001\u001F\u007F\u0085\u2028\uFEFF\uFFFD")]
    [InlineData("0012")]
    [InlineData("2026-11-30T09:00:00Z")]
    [InlineData("null")]
    public async Task A_value_comes_back_as_it_was(string value)
    {
        await CommitAsync(new RowAction.Insert("a", Columns(("A", value), ("B", "beside it"))));

        var row = await Table.GetAsync(Crew, "a", Cancel);
        Assert.Equal(Columns(("A", value), ("B", "beside it")), row!.Columns);
        Assert.Equal(value, (await Table.RangeAsync(Crew, "a", "b", Cancel)).Single().Columns["A"]);
    }

    [Fact]
    public async Task Columns_that_differ_in_case_only_are_two_columns()
    {
        await CommitAsync(new RowAction.Insert("a", Columns(("Due", "1"), ("due", "2"))));

        Assert.Equal(Columns(("Due", "1"), ("due", "2")), (await Table.GetAsync(Crew, "a", Cancel))!.Columns);
    }

    [Fact]
    public async Task A_row_without_columns_is_a_row()
    {
        await CommitAsync(new RowAction.Insert("seen|1", Columns()));

        Assert.Empty((await Table.GetAsync(Crew, "seen|1", Cancel))!.Columns);
    }
}
