using CoverBot.Desk;
using CoverBot.Domain.Cards;
using NodaTime;

namespace CoverBot.Teams.Calling;

/// <summary>Answers: nobody comes back to them later, so a busy Teams is waited for.</summary>
internal sealed class TeamsSpeech(TeamsWriting writing, TimeProvider time) : ITeamsSpeech
{
    private const int MostTries = 4;

    /// <summary>The longest wait between two tries.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(10);

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

    /// <summary>Again only what was certainly not done: an answer must not stand there twice.</summary>
    private async Task<ChatResult> InsistAsync(Func<Task<ChatResult>> say, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var said = await say();
            if (tries == MostTries || said is not ChatResult.NotDone { After: var after } || after > Patience || cancel.IsCancellationRequested)
            {
                return said;
            }
            await Task.Delay(after.ToTimeSpan(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
