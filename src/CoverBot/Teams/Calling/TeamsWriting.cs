using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;

namespace CoverBot.Teams.Calling;

/// <summary>Messages: posted, edited, deleted, each with one call, or two where a card turns out too big.</summary>
internal sealed class TeamsWriting(TeamsApi api, TeamsOptions options)
{
    /// <summary>Stands for the id of a message that Teams took without naming one: it is there, and can't be changed any more.</summary>
    private const string Nameless = "-";

    /// <summary>Opens the person's own chat; the id is its conversation's.</summary>
    public async Task<ChatResult> OpenAsync(string tenant, string mri, CancellationToken cancel) => TeamsResults.Of(
        await api.CallAsync(TeamsCall.Open(tenant, "28:" + options.AppId, mri), cancel), ownChat: true, ok => Json.Text(ok.Body, "id"));

    /// <param name="only">How the bot calls the one reader; null for everybody.</param>
    public async Task<ChatResult> PostAsync(string tenant, string conversation, Card card, string? only, CancellationToken cancel)
    {
        var reply = await SayAsync(card, activity => TeamsCall.Post(tenant, conversation, only is null ? activity : activity.To(only), only is not null), cancel);
        return TeamsResults.Of(reply, TeamsPlace.IsOwn(conversation), ok => Json.Text(ok.Body, "id") is { Length: > 0 } id ? id : Nameless);
    }

    public async Task<ChatResult> PutAsync(string tenant, string conversation, string activity, Card card, CancellationToken cancel) => activity == Nameless
        ? new ChatResult.Gone()
        : TeamsResults.Of(await SayAsync(card, content => TeamsCall.Put(tenant, conversation, activity, content), cancel), TeamsPlace.IsOwn(conversation), _ => activity);

    public async Task<ChatResult> DeleteAsync(string tenant, string conversation, string activity, CancellationToken cancel) => activity == Nameless
        ? new ChatResult.Gone()
        : TeamsResults.Of(await api.CallAsync(TeamsCall.Delete(tenant, conversation, activity), cancel), TeamsPlace.IsOwn(conversation), _ => activity);

    /// <summary>Says it; once more in few words when Teams, which took nothing of it, finds it too big.</summary>
    private async Task<TeamsReply> SayAsync(Card card, Func<JsonObject, TeamsCall> call, CancellationToken cancel)
    {
        var reply = await api.CallAsync(call(TeamsMessage.Of(card)), cancel);
        return reply is TeamsReply.No { Trouble: TeamsTrouble.Size } ? await api.CallAsync(call(TeamsMessage.Short(card)), cancel) : reply;
    }
}
