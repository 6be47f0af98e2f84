using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class BoardRowTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 9, 0) + Duration.FromTicks(1);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var full = new CardEntry
        {
            To = Ben,
            Due = Now,
            Conversation = "D1",
            Message = "1.2",
            Post = 2,
            Hash = "h",
            Sending = Now,
            LookedUp = 1,
            Marks = 3,
            Checked = 2,
            UnsureUntil = Now,
            Failures = 4,
            RetryAt = Now,
            Parked = "blocked é 🙂",
            ParkedUntold = true,
            LateUntold = Now,
            Settled = true,
        };
        var row = new BoardRow
        {
            Board = "absence-1",
            Version = "v",
            Shown = 7,
            Holder = "a/1",
            Until = Now,
            RetryAt = Now,
            Said = 3,
            Cards = BoardRow.NoCards.Add("ask/1", full).Add("home", new() { To = new Address.Home(new("slack", "T1", "ben")), Due = Now }).Add("owner", new() { To = Acme, Due = Now }),
            Twins = [new(Ben, "D1", "1.3", 1, Now)],
        };

        var read = BoardColumns.Read(new("board|absence-1", BoardColumns.Write(row), "v"));

        Assert.Equal(row.Cards, read.Cards);
        Assert.Equal(row.Twins, read.Twins);
        Assert.Equal(row with { Cards = read.Cards, Twins = read.Twins }, read);
    }

    [Fact]
    public void An_operator_can_read_who_holds_it_and_what_waits()
    {
        var columns = BoardColumns.Write(new() { Board = "b", Shown = 4, Holder = "web-1/3", Until = Instant.FromUtc(2026, 11, 30, 9, 0, 15), Said = 2 });

        Assert.Equal(
            ["Holder=web-1/3", "Said=2", "Shown=4", "Until=2026-11-30T09:00:15Z", "doc0={\"Cards\":{}}"],
            columns.Select(column => $"{column.Key}={column.Value}"));
    }

    [Fact]
    public void A_board_of_many_cards_fits_a_stores_columns()
    {
        var cards = Enumerable.Range(0, 300).Select(n => KeyValuePair.Create($"ask/{n}", new CardEntry { To = Ben, Due = Now, Parked = string.Concat(Enumerable.Repeat("🙂", 50)) }));
        var row = new BoardRow { Board = "b", Cards = BoardRow.NoCards.AddRange(cards) };

        var columns = BoardColumns.Write(row);

        Assert.All(columns.Values, value => Assert.True(value.Length < TableLimits.ValueUnits && !char.IsHighSurrogate(value[^1])));
        Assert.Equal(row.Cards, BoardColumns.Read(new("board|b", columns, "")).Cards);
    }

    [Theory]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    [InlineData(5, 6, false)]
    public void A_board_lags_behind_a_higher_revision(long rev, long shown, bool lags) => Assert.Equal(lags, new BoardRow { Board = "b", Shown = shown }.Lags(rev));
}
