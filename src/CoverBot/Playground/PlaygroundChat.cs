using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Playground;

/// <summary>The Playground as the courier sees it: posts, edits, deletes, and finds a message by its mark.</summary>
internal sealed class PlaygroundChat(WorldPeople people, WorldMessages messages, WorldEvents events, IClockControl clock) : IChat
{
    public string Platform => PlaygroundDoor.Platform;

    public bool CanLookUp(Address to) => true;

    /// <summary>The world's file is this process's own.</summary>
    public Duration Landing => Duration.Zero;

    public TimeSpan? Patience => null;

    public Task<ChatResult> OpenAsync(Address to, CancellationToken cancel)
    {
        var id = to switch
        {
            Address.Person person when person.Account.Platform == Platform => $"dm-{person.Account.User}",
            Address.Room room when room.Channel.Platform == Platform => room.Channel.Id,
            _ => "",
        };
        return Result(people.Conversation(id) is null ? new ChatResult.Unreachable(Reasons.NotInstalled) : new ChatResult.Done(id));
    }

    public Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel)
    {
        if (people.Conversation(conversation) is null)
        {
            return Result(new ChatResult.Unreachable(Reasons.NotInstalled));
        }
        var id = messages.Post(conversation, card, mark, clock.Now);
        events.Changed(conversation);
        return Result(new ChatResult.Done(id));
    }

    public Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel) =>
        Changed(conversation, message, messages.Edit(conversation, message, card, clock.Now));

    public Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel) =>
        Changed(conversation, message, messages.Delete(conversation, message));

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) =>
        Result(messages.Marked(conversation, mark) is { } id ? new ChatResult.Done(id) : new ChatResult.Gone());

    private Task<ChatResult> Changed(string conversation, string message, bool found)
    {
        if (found)
        {
            events.Changed(conversation);
        }
        return Result(found ? new ChatResult.Done(message) : new ChatResult.Gone());
    }

    private static Task<ChatResult> Result(ChatResult result) => Task.FromResult(result);
}
