using CoverBot.Domain.Cards;
using CoverBot.Playground;
using Microsoft.Data.Sqlite;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>The Playground's own file, read from outside: what was done, and what stands in the chats.</summary>
internal sealed class WorldBook : IDisposable
{
    private readonly SqliteConnection connection;

    public WorldBook(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
    }

    /// <summary>Everything anybody did, in order, as the bot is handed it.</summary>
    public IReadOnlyList<Deed> Deeds() => Rows(
        $"select 'pg-' || (select value from meta where key = 'world') || '-' || number, person, conversation, body, done from delivery order by number",
        row => new Deed(row.GetString(0), row.GetString(1), row.GetString(2), NeutralJson.Read<DeliveryBody>(row.GetString(3)), row.GetInt64(4) == 1));

    /// <summary>The cards the bot posted, as they read now; no answers.</summary>
    public IReadOnlyList<Shown> Cards() => Rows(
        "select number, conversation, mark, card, created from message where mark > '' order by number",
        row => new Shown(row.GetInt64(0), row.GetString(1), row.GetString(2), NeutralJson.Read<Card>(row.GetString(3)), row.GetString(4)));

    /// <summary>The bot's answer to what was done last; null when it was none in words.</summary>
    public Card? LastAnswer() => Rows(
        "select card from message where delivery = (select 'pg-' || (select value from meta where key = 'world') || '-' || max(number) from delivery)", row => NeutralJson.Read<Card>(row.GetString(0))).FirstOrDefault();

    /// <summary>Answers by the deed they answer.</summary>
    public IReadOnlyDictionary<string, Card> Answers() => Rows(
        "select delivery, card from message where delivery is not null", row => (Deed: row.GetString(0), Card: NeutralJson.Read<Card>(row.GetString(1))))
        .ToDictionary(answer => answer.Deed, answer => answer.Card);

    public void Dispose() => connection.Dispose();

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text handed in is a literal of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}

/// <param name="Done">Whether the bot has acknowledged it.</param>
internal sealed record Deed(string Id, string Person, string Conversation, DeliveryBody Body, bool Done);

/// <param name="At">When it was posted, on the clock people are told, as ISO text.</param>
internal sealed record Shown(long Number, string Conversation, string Mark, Card Card, string At);
