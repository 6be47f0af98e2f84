using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Teams.Calling;
using NodaTime;

namespace CoverBot.Teams;

/// <summary>
/// Teams as the courier sees it. A conversation's id is a <see cref="TeamsPlace"/>, a message's id is its activity's. In a channel each card begins a thread of
/// its own. Teams shows a bot no history: a message whose answer was lost can't be looked up.
/// </summary>
internal sealed class TeamsChat(TeamsWriting writing, TeamsPlaces places) : IChat
{
    public string Platform => TeamsHosting.Platform;

    public bool CanLookUp(Address to) => false;

    public bool AnswersInPlace => true;

    public async Task<ChatResult> OpenAsync(Address to, CancellationToken cancel) => to switch
    {
        Address.Person person => await OpenAsync(person.Account, cancel),
        Address.Room room => new ChatResult.Done(new TeamsPlace(room.Channel.Tenant, room.Channel.Id).ToString()),
        // Teams has no such page.
        Address.Home => new ChatResult.Unreachable(Reasons.NotConfigured),
        _ => throw new InvalidOperationException($"no such address: {to}"),
    };

    /// <summary>Nothing is found by the mark; that there is none tells an answer from a card.</summary>
    public Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel)
    {
        var place = TeamsPlace.Parse(conversation);
        return writing.PostAsync(place.Tenant, place.Conversation, mark.Length > 0 ? card : AdaptivePress.OnAnswer(card), only: null, cancel);
    }

    public Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel)
    {
        var place = TeamsPlace.Parse(conversation);
        return writing.PutAsync(place.Tenant, place.Conversation, message, card, cancel);
    }

    public Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel)
    {
        var place = TeamsPlace.Parse(conversation);
        return writing.DeleteAsync(place.Tenant, place.Conversation, message, cancel);
    }

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) => Task.FromResult<ChatResult>(new ChatResult.Gone());

    private async Task<ChatResult> OpenAsync(Account account, CancellationToken cancel)
    {
        if (await places.UserAsync(account, cancel) is not { } user)
        {
            return new ChatResult.Unreachable(Reasons.NotAdded);
        }
        if (user.Chat is { } known)
        {
            return new ChatResult.Done(new TeamsPlace(account.Tenant, known).ToString());
        }
        var opened = await writing.OpenAsync(account.Tenant, user.Mri, cancel);
        if (opened is not ChatResult.Done { Id: var chat })
        {
            return opened;
        }
        await places.OpenedAsync(account, chat, cancel);
        return new ChatResult.Done(new TeamsPlace(account.Tenant, chat).ToString());
    }
}
