using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Cards as the boards' rows know where they stand, and the Bulletin what is on them.</summary>
internal sealed class ShownCards(ITable table, CrewDirectory directory, CrewStore store, Rules rules) : IShown
{
    public async Task<Card?> NowAsync(Account reader, ChannelRef? channel, string message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Address at = channel is null ? new Address.Person(reader) : new Address.Room(channel);
        var crew = await directory.FindAsync(reader, cancel);
        return await BoardStore.BehindAsync(table, crew.Value, at, message, cancel) is { } found
            ? rules.Cards(found.Board, (await store.LoadAsync(crew, cancel)).State).FirstOrDefault(card => card.Key == found.Key)?.Content
            : null;
    }
}
