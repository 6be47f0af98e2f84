using System.Collections.Concurrent;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Playground;

/// <summary>The way in: saves what somebody did, hands it to the bot, and shows the answer once.</summary>
internal sealed partial class PlaygroundDoor(
    WorldFile file, WorldPeople people, WorldMessages messages, WorldDeliveries deliveries, WorldEvents events, IDesk desk, IClockControl clock, ILogger<PlaygroundDoor> logger)
{
    public const string Platform = "playground";

    private readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> underWay = new();

    /// <summary>Somebody types. What is not for the bot stays among people.</summary>
    /// <returns>The bot's answer; null when the words were not for it.</returns>
    public async Task<Answer?> TypeAsync(string person, WorldConversation conversation, string text, CancellationToken cancel)
    {
        var own = conversation.Owner is not null;
        var move = own ? null : people.Read(text);
        var delivery = file.Write(run =>
        {
            if (move is not null)
            {
                return Move(run, person, conversation, move.Value, text);
            }
            var seenBy = !own && Mentions.IsPrivate(text) ? person : null;
            WorldMessages.Add(run, conversation.Id, person, seenBy, text, null, null, null, clock.Now);
            return own || Mentions.IsForBot(text) ? deliveries.Add(run, person, conversation.Id, new(Text: text), clock.Now, quiet: false) : null;
        });
        events.Changed(conversation.Id);
        return delivery is null ? null : await DeliverAsync(delivery, cancel);
    }

    /// <summary>"/invite @CoverBot", "/invite @Cara", "/leave": the platform's own commands, which tell the bot who is in a channel.</summary>
    private Delivery Move(WorldRun run, string person, WorldConversation conversation, (WorldMove Move, string? Who) move, string text)
    {
        var who = move.Who ?? person;
        WorldMessages.Add(run, conversation.Id, person, null, text, null, null, null, clock.Now);
        WorldPeople.Move(run, conversation.Id, who, move.Move);
        return deliveries.Add(run, who, conversation.Id, new(Move: move.Move), clock.Now, quiet: false);
    }

    /// <summary>Somebody presses a button or sends a form off.</summary>
    public Task<Answer> ActAsync(string person, WorldConversation conversation, DeliveryBody body, CancellationToken cancel) =>
        DeliverAsync(file.Write(run => deliveries.Add(run, person, conversation.Id, body, clock.Now, quiet: false)), cancel);

    /// <summary>Hands over again what the bot has not acknowledged, in order.</summary>
    public async Task RedeliverAsync(CancellationToken cancel)
    {
        foreach (var delivery in deliveries.Waiting().Where(one => !underWay.ContainsKey(one.Id)))
        {
            try
            {
                await DeliverAsync(delivery, cancel);
            }
            catch (PlaygroundBusyException)
            {
                continue;
            }
        }
    }

    /// <summary>Hands one action over; asked for twice at a time, both get the one answer.</summary>
    /// <exception cref="PlaygroundBusyException">The bot did not take it; it stays to be handed over again.</exception>
    public Task<Answer> DeliverAsync(Delivery delivery, CancellationToken cancel) =>
        underWay.GetOrAdd(delivery.Id, _ => new(() => HandOverAsync(delivery, cancel))).Value;

    private async Task<Answer> HandOverAsync(Delivery delivery, CancellationToken cancel)
    {
        try
        {
            var answer = await desk.HandleAsync(Inbound(delivery), cancel);
            deliveries.Settle(delivery, answer, clock.Now);
            events.Changed(delivery.Conversation);
            return answer;
        }
#pragma warning disable CA1031 // Whatever went wrong at the bot's end, a platform keeps the action and sends it again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NotTaken(logger, delivery.Id, CodePlace.Of(failure));
            throw new PlaygroundBusyException();
        }
        finally
        {
            underWay.TryRemove(delivery.Id, out _);
        }
    }

    private Inbound Inbound(Delivery delivery)
    {
        var from = new Account(Platform, Platform, delivery.Person);
        var channel = people.Conversation(delivery.Conversation) is { Owner: null } ? new ChannelRef(Platform, Platform, delivery.Conversation) : null;
        var body = delivery.Body;
        if (body.Move is { } move)
        {
            return move == WorldMove.BotInvited
                ? new Inbound.Invited(delivery.Id, from, channel, delivery.At, delivery.Id)
                : new Inbound.Moved(delivery.Id, from, channel, delivery.At, delivery.Id, move == WorldMove.Joined);
        }
        if (body.Press is null)
        {
            var text = Mentions.Read(body.Text ?? "", people.All(), people.Channels());
            return new Inbound.Typed(delivery.Id, from, channel, delivery.At, delivery.Id, text);
        }
        var press = Press.Parse(body.Press) ?? new Press("", []);
        return body.Values is null
            ? new Inbound.Pressed(delivery.Id, from, channel, delivery.At, delivery.Id, press, body.On is { } on && messages.IsCard(on) ? on : null)
            : new Inbound.Submitted(delivery.Id, from, channel, delivery.At, delivery.Id, press, body.Values);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The bot did not take {Delivery}; it is handed over again: {Place}")]
        public static partial void NotTaken(ILogger logger, string delivery, string place);
    }
}

/// <summary>The bot did not take an action; it is handed over again by itself.</summary>
internal sealed class PlaygroundBusyException() : Exception("CoverBot did not take that yet. It is handed over again by itself, in a few seconds.");
