using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Slack;

/// <summary>Slack as the courier sees it. A conversation's id is a <see cref="SlackPlace"/>, a message's id is its <c>ts</c>.</summary>
internal sealed class SlackChat(SlackApi api, SlackScopes scopes, SlackHistory history, SlackHome home, TimeProvider time) : IChat
{
    private readonly Remembered<Account, string> opened = new(time, Duration.FromHours(1));

    public string Platform => SlackHosting.Platform;

    /// <summary>None here: the door acknowledges in time by itself, and shows the answer when it is there, in the form that was opened for it too.</summary>
    public TimeSpan? Patience => null;

    public bool CanLookUp(Address to) => to switch
    {
        Address.Person person => scopes.Has(person.Account.Tenant, "im:history"),
        // An id does not tell whether its channel is a private one.
        Address.Room room => scopes.Has(room.Channel.Tenant, "channels:history", "groups:history"),
        Address.Home => true,
        _ => throw new InvalidOperationException($"no such address: {to}"),
    };

    public async Task<ChatResult> OpenAsync(Address to, CancellationToken cancel) => to switch
    {
        Address.Person person => await OpenAsync(person.Account, cancel),
        Address.Room room => new ChatResult.Done(new SlackPlace(room.Channel.Tenant, room.Channel.Id).ToString()),
        Address.Home page => new ChatResult.Done(SlackHome.Of(page.Account.Tenant, page.Account.User)),
        _ => throw new InvalidOperationException($"no such address: {to}"),
    };

    public async Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel)
    {
        if (SlackHome.Is(conversation))
        {
            return await home.PublishAsync(conversation, card, cancel);
        }
        var (team, channel) = SlackPlace.Parse(conversation);
        var reply = await SayAsync(team, "chat.postMessage", card, rendered => SlackMessage.New(channel, rendered, mark), cancel);
        return SlackResults.Of(reply, ok => Json.Text(ok.Body, "ts"));
    }

    public async Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel)
    {
        if (SlackHome.Is(conversation))
        {
            return await home.PublishAsync(conversation, card, cancel);
        }
        var (team, channel) = SlackPlace.Parse(conversation);
        var reply = await SayAsync(team, "chat.update", card, rendered => new(SlackMessage.Arguments(channel, rendered)) { ["ts"] = message }, cancel);
        return SlackResults.Of(reply, _ => message);
    }

    public async Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel)
    {
        if (SlackHome.Is(conversation))
        {
            return SlackHome.Delete();
        }
        var (team, channel) = SlackPlace.Parse(conversation);
        var reply = await api.CallAsync(team, "chat.delete", new Dictionary<string, string> { ["channel"] = channel, ["ts"] = message }, cancel);
        return SlackResults.Of(reply, _ => message);
    }

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) => SlackHome.Is(conversation)
        ? Task.FromResult(SlackHome.LookUp())
        : history.FindAsync(SlackPlace.Parse(conversation), mark, since, thread: null, cancel);

    private async Task<ChatResult> OpenAsync(Account account, CancellationToken cancel)
    {
        if (opened.TryGet(account, out var known))
        {
            return new ChatResult.Done(known);
        }
        var reply = await api.CallAsync(account.Tenant, "conversations.open", new Dictionary<string, string> { ["users"] = account.User }, cancel);
        return SlackResults.Of(reply, ok => Json.Text(ok.Body["channel"], "id") is { } channel
            ? opened.Keep(account, new SlackPlace(account.Tenant, channel).ToString()) : null);
    }

    /// <summary>Says it; once more in few words when Slack, which took nothing of it, finds it too long.</summary>
    private async Task<SlackReply> SayAsync(string team, string method, Card card, Func<JsonObject, Dictionary<string, string>> arguments, CancellationToken cancel)
    {
        var reply = await api.CallAsync(team, method, arguments(SlackBlocks.Of(card)), cancel);
        return reply is SlackReply.No no && SlackErrors.Of(no.Code) == SlackTrouble.Size
            ? await api.CallAsync(team, method, arguments(SlackBlocks.Short(card)), cancel)
            : reply;
    }
}
