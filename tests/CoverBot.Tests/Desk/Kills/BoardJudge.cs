using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>Whether what stands in the chats is what the crew's boards list, whatever chat it is.</summary>
internal static class BoardJudge
{
    /// <summary>Card by card of every board there is; what stands on no board any more asks nothing.</summary>
    /// <param name="rows">Of the crew.</param>
    /// <returns>A line for each thing that is wrong.</returns>
    public static IEnumerable<string> Find(CrewId crew, CrewState state, IReadOnlyList<Row> rows, IReadOnlyList<Standing> cards)
    {
        var left = cards.ToLookup(card => card.Mark);
        var boards = rows.ToDictionary(row => row.Key);
        var known = new HashSet<string>();
        foreach (var board in Rules.OfTheDomain.Boards(state))
        {
            var row = boards.TryGetValue(BoardRow.KeyOf(board), out var there) ? BoardColumns.Read(there) : null;
            foreach (var card in Rules.OfTheDomain.Cards(board, state))
            {
                var marks = Enumerable.Range(0, 1 + (row?.Cards.GetValueOrDefault(card.Key)?.Post ?? 0)).Select(post => Chats.Mark(crew.Value, board, card.Key, post)).ToList();
                known.UnionWith(marks);
                if (Wrong(card, [.. marks.SelectMany(mark => left[mark])]) is { } wrong)
                {
                    yield return $"{board} {card.Key}: {wrong}";
                }
            }
        }
        foreach (var old in cards.Where(card => !known.Contains(card.Mark) && card.Asks))
        {
            yield return $"still asks something: {old.Words}";
        }
    }

    /// <summary>Whether a board is still to be delivered.</summary>
    /// <param name="rows">Of the crew.</param>
    public static bool Lags(Snapshot crew, IReadOnlyList<Row> rows)
    {
        var boards = rows.ToDictionary(row => row.Key);
        return Rules.OfTheDomain.Boards(crew.State).Any(board => !boards.TryGetValue(BoardRow.KeyOf(board), out var row) || BoardColumns.Read(row).Lags(crew.RevOf(board)));
    }

    private static string? Wrong(BoardCard card, IReadOnlyList<Standing> shown) => (card, shown.Count) switch
    {
        (BoardCard.Said { State: not SaidState.Due }, 0) => null,
        (_, not 1) => $"stands there {shown.Count} times",
        (BoardCard.Said { State: SaidState.Dropped }, _) => null,
        _ => shown[0].Shows(card.Content) ? null : $"shows '{shown[0].Words}' in place of '{card.Content.Plain}'",
    };
}

/// <summary>A message of the bot's, as it reads now.</summary>
/// <param name="Asks">Whether something can be pressed on it.</param>
/// <param name="Shows">Whether it shows that card.</param>
internal sealed record Standing(string Mark, string Words, bool Asks, Func<Card, bool> Shows);
