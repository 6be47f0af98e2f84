using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>After the process has ended: whether the chats show what the bot's own file says, each thing once, and nothing that was done is lost.</summary>
internal static class Judge
{
    /// <returns>A line for each thing that is wrong.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(ScratchFolder folder)
    {
        using var file = SqliteFile.Open(folder.File("coverbot.db"));
        using var world = new WorldBook(folder.File("playground.db"));
        var table = new SqliteTable(file);
        var store = new CrewStore(table);
        var crew = (await store.CrewsAsync(CancellationToken.None)).Single();
        var state = (await store.LoadAsync(crew, CancellationToken.None)).State;
        var rows = await table.RangeAsync(crew.Value, " ", "~", CancellationToken.None);
        var cards = world.Cards();
        return
        [
            .. world.Deeds().Where(deed => !deed.Done).Select(deed => $"not acknowledged: {deed}"),
            .. cards.GroupBy(card => card.Mark).Where(same => same.Count() > 1).Select(same => $"posted {same.Count()} times: {same.First().Card.Summary}"),
            .. BoardJudge.Find(crew, state, rows, [.. cards.Select(Standing)]),
            .. Lost(state, rows, world.Deeds()),
            .. Answered(rows, world),
        ];
    }

    private static Standing Standing(Shown shown) => new(shown.Mark, shown.Card.Plain, shown.Card.Buttons.Any(), card => CardHash.Of(shown.Card) == CardHash.Of(card));

    /// <summary>Whether something fell due at the very end: a board that was not delivered yet, and is at the next start.</summary>
    public static async Task<bool> IsUnderWayAsync(ScratchFolder folder)
    {
        using var file = SqliteFile.Open(folder.File("coverbot.db"));
        var table = new SqliteTable(file);
        var store = new CrewStore(table);
        var snapshot = await store.LoadAsync((await store.CrewsAsync(CancellationToken.None)).Single(), CancellationToken.None);
        return BoardJudge.Lags(snapshot, await table.RangeAsync(snapshot.Id.Value, " ", "~", CancellationToken.None));
    }

    /// <summary>Every absence, note and client that was typed is there; ended absences may be filed.</summary>
    private static IEnumerable<string> Lost(CrewState state, IReadOnlyList<Row> rows, IReadOnlyList<Deed> deeds)
    {
        var notes = state.Clients.Values.SelectMany(client => client.Playbook.Notes).Select(note => note.Words).ToList();
        foreach (var (id, line) in deeds.Where(deed => deed.Body.Text is not null).Select(deed => (Ids.NewId(deed.Id), deed.Body.Text!)))
        {
            var times = line.Split(' ', 3) switch
            {
                ["away", ['2', ..], _] => state.Absences.ContainsKey(id) || rows.Any(row => row.Key.StartsWith("past|", StringComparison.Ordinal) && row.Key.EndsWith("|" + id, StringComparison.Ordinal)) ? 1 : 0,
                ["note", _, var words] => notes.Count(note => note == words),
                ["client", "add", ..] => state.Clients.ContainsKey(id) ? 1 : 0,
                _ => 1,
            };
            if (times != 1)
            {
                yield return $"there {times} times: {line}";
            }
        }
    }

    /// <summary>What the person read is what was saved with the decision.</summary>
    private static IEnumerable<string> Answered(IReadOnlyList<Row> rows, WorldBook world)
    {
        var saved = rows.Where(row => row.Key.StartsWith(Keys.SeenPrefix, StringComparison.Ordinal)).ToDictionary(row => row.Key);
        foreach (var (deed, read) in world.Answers())
        {
            if (saved.TryGetValue(Keys.Seen(deed), out var row) && row.Document<CoverBot.Domain.Chat.Answer>() is CoverBot.Domain.Chat.Answer.Reply reply
                && CardHash.Of(reply.Card) != CardHash.Of(read) && !read.Summary.StartsWith("Working on it", StringComparison.Ordinal))
            {
                yield return $"read '{read.Summary}', saved '{reply.Card.Summary}'";
            }
        }
    }
}
