using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Desk.Rows;

/// <summary>Looks at all boards after every step: one that shows something else is one that lags, or nobody would edit it.</summary>
internal static class LaggingWatch
{
    /// <summary>How many rows the step would write.</summary>
    public static int Rows(Step step) => Actions(step).Length;

    /// <summary>How large the request would be that writes them.</summary>
    public static long Bytes(Step step) => TableSizes.Batch("crew", Actions(step));

    public static void Look(Step step)
    {
        var before = Before(step);
        var rows = DecisionRows.Of(before, step.After, step.At, Rules.OfTheDomain);
        var after = rows.Next([.. rows.Actions.Select(_ => "2")]);
        foreach (var board in Bulletin.Boards(step.After).Where(board => after.RevOf(board) <= before.RevOf(board)))
        {
            Assert.True(Shown(board, step.Before).SequenceEqual(Shown(board, step.After)), $"{board} would not be edited");
        }
    }

    private static ImmutableArray<RowAction> Actions(Step step) => DecisionRows.Of(Before(step), step.After, step.At, Rules.OfTheDomain).Actions;

    private static Snapshot Before(Step step) =>
        new(new("crew"), new(1, 0, Instant.MinValue, "1"), step.Before, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, long>.Empty);

    private static IEnumerable<(string Key, string Hash)> Shown(string board, CrewState crew) => Bulletin.For(board, crew).Select(card => (card.Key, CardHash.Of(card.Content)));
}
