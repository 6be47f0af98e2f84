using CoverBot.Desk;
using CoverBot.Domain.Cards;

namespace CoverBot.Teams.Calling;

/// <summary>Answers: nobody comes back to them later, so a busy Teams is waited for.</summary>
internal sealed class TeamsSpeech(TeamsWriting writing, TimeProvider time) : ITeamsSpeech
{
    public Task<ChatResult> SayAsync(string tenant, string conversation, Card card, CancellationToken cancel) =>
        InsistAsync(() => writing.PostAsync(tenant, conversation, card, only: null, cancel), cancel);

    public async Task<ChatResult> SayPrivatelyAsync(string tenant, string conversation, string mri, Card card, CancellationToken cancel)
    {
        var said = await InsistAsync(() => writing.PostAsync(tenant, conversation, card, mri, cancel), cancel);
        return said is ChatResult.Unreachable or ChatResult.Refused ? await InOwnChatAsync(tenant, mri, card, cancel) : said;
    }

    public Task<ChatResult> EditAsync(string tenant, string conversation, string activity, Card card, CancellationToken cancel) =>
        InsistAsync(() => writing.PutAsync(tenant, conversation, activity, card, cancel), cancel);

    private async Task<ChatResult> InOwnChatAsync(string tenant, string mri, Card card, CancellationToken cancel) =>
        await InsistAsync(() => writing.OpenAsync(tenant, mri, cancel), cancel) switch
        {
            ChatResult.Done chat => await SayAsync(tenant, chat.Id, card, cancel),
            var not => not,
        };

    private Task<ChatResult> InsistAsync(Func<Task<ChatResult>> say, CancellationToken cancel) => Insisting.SayAsync(say, time, cancel);
}
