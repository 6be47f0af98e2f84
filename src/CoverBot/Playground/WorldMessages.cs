using System.Globalization;
using CoverBot.Domain.Cards;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Playground;

/// <summary>One message, as it stands in the world's file.</summary>
/// <param name="Author">The person who wrote it; null for the bot.</param>
/// <param name="SeenBy">The only person who sees it; null when everybody in the conversation does.</param>
/// <param name="Text">What a person typed; null for a card.</param>
/// <param name="EditedAt">When it was last edited; null when it never was.</param>
internal sealed record WorldMessage(
    long Number, string? Author, string? SeenBy, string? Text, Card? Card, Instant CreatedAt, Instant? EditedAt, int Edits)
{
    public string Id => IdOf(Number);

    public static string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");

    /// <summary>The number in an id, 0 when it is none of ours.</summary>
    public static long NumberOf(string id) =>
        id.StartsWith('m') && long.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What has been said and shown.</summary>
internal sealed class WorldMessages(WorldFile file)
{
    private const string Columns = "select number, author, seen_by, text, card, created, edited, edits from message";

    /// <summary>The newest <paramref name="most"/> messages this person sees in the conversation, oldest first.</summary>
    public IReadOnlyList<WorldMessage> In(string conversation, string person, int most) => file.Read(run => run.Rows(
        $"select * from ({Columns} where conversation = $conversation and (seen_by is null or seen_by = $person) order by number desc limit $most) order by number",
        Row, ("$conversation", conversation), ("$person", person), ("$most", most)));

    /// <summary>How many messages by others the person has not read, by conversation; conversations with none are left out.</summary>
    public IReadOnlyDictionary<string, int> Unread(string person) => file.Read(run => run.Rows(
        """
        select m.conversation, count(*) from message m join membership s on s.conversation = m.conversation and s.person = $person
        where m.number > s.read and m.author is not $person and (m.seen_by is null or m.seen_by = $person) group by m.conversation
        """,
        row => (Conversation: row.GetString(0), Count: row.GetInt32(1)), ("$person", person))).ToDictionary(one => one.Conversation, one => one.Count);

    public void MarkRead(string conversation, string person, long upTo) => file.Write(run => run.Do(
        "update membership set read = max(read, $upTo) where conversation = $conversation and person = $person",
        ("$conversation", conversation), ("$person", person), ("$upTo", upTo)));

    /// <summary>The bot posts. Each call is one more message, as on every platform.</summary>
    public string Post(string conversation, Card card, string mark, Instant at) => file.Write(run => Add(run, conversation, null, null, null, card, mark, null, at));

    /// <summary>False when the message is not there.</summary>
    public bool Edit(string conversation, string id, Card card, Instant at) => file.Write(run => run.Do(
        "update message set card = $card, edited = $at, edits = edits + 1 where number = $number and conversation = $conversation and author is null",
        ("$card", NeutralJson.Write(card)), ("$at", Text(at)), ("$number", WorldMessage.NumberOf(id)), ("$conversation", conversation))) == 1;

    /// <summary>False when the message is not there.</summary>
    public bool Delete(string conversation, string id) => file.Write(run => run.Do(
        "delete from message where number = $number and conversation = $conversation and author is null",
        ("$number", WorldMessage.NumberOf(id)), ("$conversation", conversation))) == 1;

    /// <summary>The id of the newest message with this mark, null when there is none.</summary>
    public string? Marked(string conversation, string mark) =>
        file.Read(run => run.Value("select max(number) from message where conversation = $conversation and mark = $mark",
            ("$conversation", conversation), ("$mark", mark))) is long number ? WorldMessage.IdOf(number) : null;

    /// <summary>Whether the message is a card the bot posted, not an answer.</summary>
    public bool IsCard(string id) =>
        file.Read(run => run.Value("select count(*) from message where number = $number and mark > ''", ("$number", WorldMessage.NumberOf(id)))) is long and > 0;

    public static string Add(
        WorldRun run, string conversation, string? author, string? seenBy, string? text, Card? card, string? mark, string? delivery, Instant at)
    {
        var number = run.Value(
            """
            insert into message (conversation, author, seen_by, text, card, mark, delivery, created)
            values ($conversation, $author, $seenBy, $text, $card, $mark, $delivery, $at) returning number
            """,
            ("$conversation", conversation), ("$author", author), ("$seenBy", seenBy), ("$text", text),
            ("$card", card is null ? null : NeutralJson.Write(card)), ("$mark", mark), ("$delivery", delivery), ("$at", Text(at)));
        return WorldMessage.IdOf((long)number!);
    }

    public static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static WorldMessage Row(SqliteDataReader row) => new(
        row.GetInt64(0), Nullable(row, 1), Nullable(row, 2), Nullable(row, 3),
        Nullable(row, 4) is { } card ? NeutralJson.Read<Card>(card) : null,
        At(row.GetString(5)), Nullable(row, 6) is { } edited ? At(edited) : null, row.GetInt32(7));

    private static string? Nullable(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
