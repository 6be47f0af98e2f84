using CoverBot.Desk;
using CoverBot.Domain.Chat;

namespace CoverBot.Playground;

/// <summary>The sample crew's profiles and channels, as the Desk asks for them.</summary>
internal sealed class PlaygroundPeople(WorldPeople people) : IPeople
{
    public string Platform => PlaygroundDoor.Platform;

    public Task<ChatProfile?> FindAsync(Account account, CancellationToken cancel) => Task.FromResult(
        account.Platform == Platform && people.Find(account.User) is { } person ? new ChatProfile(person.Name, person.FullName, person.Zone) : null);

    public Task<IReadOnlyList<Account>> MembersAsync(ChannelRef channel, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Account>>(
        Known(channel) is null ? [] : [.. people.Members(channel.Id).Select(person => new Account(Platform, Platform, person.Id))]);

    public Task<ChannelInfo?> ChannelAsync(ChannelRef channel, CancellationToken cancel) => Task.FromResult(
        Known(channel) is { } known ? new ChannelInfo(known.Name, people.Members(known.Id).Any(person => person.Outsider)) : null);

    private WorldConversation? Known(ChannelRef channel) =>
        channel.Platform == Platform && people.Conversation(channel.Id) is { Owner: null } known ? known : null;
}
