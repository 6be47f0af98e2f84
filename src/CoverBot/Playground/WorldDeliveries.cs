using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Playground;

/// <summary>What somebody did, as it is handed to the bot.</summary>
/// <param name="Text">What was typed; null for a button or a form.</param>
/// <param name="Press">The code of the button, or of the form's press; null for typed words.</param>
/// <param name="On">The message the button stands on; null when there is none.</param>
/// <param name="Values">The form's values; null unless a form was sent off.</param>
/// <param name="Move">Somebody was invited or left; null for everything else.</param>
internal sealed record DeliveryBody(
    string? Text = null, string? Press = null, string? On = null, ImmutableDictionary<string, string>? Values = null, WorldMove? Move = null)
{
    public string Kind => Move is not null ? "moved" : Values is not null ? "submitted" : Press is not null ? "pressed" : "typed";
}

/// <summary>What happens to a channel's members.</summary>
internal enum WorldMove
{
    BotInvited,
    Joined,
    Left,
}

/// <summary>One action, kept until the bot has acknowledged it.</summary>
/// <param name="At">When it was done, on the clock people are told.</param>
/// <param name="Quiet">Whether its answer is shown to nobody: the sample crew's own set-up.</param>
internal sealed record Delivery(string Id, string Person, string Conversation, DeliveryBody Body, Instant At, bool Quiet);

/// <summary>Actions on their way to the bot. Saved before the bot hears of them; sent again with the same id until it has answered.</summary>
internal sealed class WorldDeliveries(WorldFile file)
{
    private readonly string world = file.Write(run =>
    {
        run.Do("insert or ignore into meta (key, value) values ('world', $value)", ("$value", RandomNumberGenerator.GetHexString(8, lowercase: true)));
        return (string)run.Value("select value from meta where key = 'world'")!;
    });

    public Delivery Add(WorldRun run, string person, string conversation, DeliveryBody body, Instant at, bool quiet)
    {
        var number = run.Value(
            """
            insert into delivery (kind, person, conversation, body, at, quiet) values ($kind, $person, $conversation, $body, $at, $quiet) returning number
            """,
            ("$kind", body.Kind), ("$person", person),
            ("$conversation", conversation), ("$body", NeutralJson.Write(body)), ("$at", WorldMessages.Text(at)), ("$quiet", quiet ? 1 : 0));
        return new(IdOf((long)number!), person, conversation, body, at, quiet);
    }

    /// <summary>What the bot has not acknowledged, oldest first.</summary>
    public IReadOnlyList<Delivery> Waiting() => file.Read(run => run.Rows(
        "select number, person, conversation, body, at, quiet from delivery where done = 0 order by number",
        row => new Delivery(
            IdOf(row.GetInt64(0)), row.GetString(1), row.GetString(2), NeutralJson.Read<DeliveryBody>(row.GetString(3)),
            WorldMessages.At(row.GetString(4)), row.GetInt64(5) == 1)));

    /// <summary>Takes the bot's answer: the action is done, and what it says is shown, both or neither. A second answer to the same action changes nothing.</summary>
    public void Settle(Delivery delivery, Answer answer, Instant at) => file.Write(run =>
    {
        var first = run.Do("update delivery set done = 1 where number = $number and done = 0", ("$number", NumberOf(delivery.Id))) == 1;
        var card = answer switch { Answer.Reply reply => reply.Card, Answer.Public open => open.Card, _ => null };
        if (first && card is not null && !delivery.Quiet)
        {
            var inOwnChat = run.Value("select owner from conversation where id = $id", ("$id", delivery.Conversation)) is not null;
            var seenBy = answer is Answer.Reply && !inOwnChat ? delivery.Person : null;
            WorldMessages.Add(run, delivery.Conversation, null, seenBy, null, card, null, delivery.Id, at);
        }
        return first;
    });

    private string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"pg-{world}-{number}");

    private static long NumberOf(string id) => long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
