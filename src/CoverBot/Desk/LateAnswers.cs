using System.Collections.Immutable;
using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>Tells the outcome as a message to somebody who was told "working on it".</summary>
internal sealed partial class LateAnswers(IEnumerable<IChat> chats, TimeProvider wall, ILogger<LateAnswers> logger)
{
    /// <summary>How long a busy chat is waited for in all.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>And by a process that ends, which waits no longer itself.</summary>
    private static readonly TimeSpan LastLimit = TimeSpan.FromSeconds(12);

    private readonly Lazy<ImmutableDictionary<string, IChat>> chats = new(() => chats.ToImmutableDictionary(chat => chat.Platform, StringComparer.Ordinal));

    /// <summary>How long this person's platform waits for the real answer; null: as long as it takes. What nobody said is acknowledged once it is saved, or it is not sent again.</summary>
    public TimeSpan? PatienceOf(Inbound inbound) => FactsFinder.IsSentAgain(inbound) ? null : chats.Value.GetValueOrDefault(inbound.From.Platform)?.Patience;

    /// <summary>Replies with the answer; when that takes too long, with "working on it", and posts the answer into the person's own chat, once.</summary>
    /// <param name="reply">Set as soon as the platform can be answered; it will not ask again.</param>
    /// <param name="stopping">The process ends.</param>
    public async Task AnswerAsync(Inbound inbound, Task<Answer> deciding, TimeSpan patience, TaskCompletionSource<Answer> reply, CancellationToken stopping)
    {
        using var waiting = new CancellationTokenSource();
        if (await Task.WhenAny(deciding, Task.Delay(patience, wall, waiting.Token)) == deciding)
        {
            await waiting.CancelAsync();
            reply.SetFromTask(deciding);
            return;
        }
        reply.SetResult(Sentences.Working);
        await TellAsync(inbound, await OutcomeAsync(deciding), stopping);
    }

    private async Task TellAsync(Inbound inbound, Answer answer, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(Limit, wall);
        await using var sooner = stopping.Register(() => limit.CancelAfter(LastLimit));
        try
        {
            var chat = chats.Value[inbound.From.Platform];
            var told = await Insisting.SayAsync(() => chat.OpenAsync(new Address.Person(inbound.From), limit.Token), wall, limit.Token);
            if (told is ChatResult.Done opened)
            {
                told = await Insisting.SayAsync(() => chat.PostAsync(opened.Id, Sentences.Afterwards(answer), "", limit.Token), wall, limit.Token);
            }
            if (told is not ChatResult.Done)
            {
                Log.NotTold(logger, inbound.DeliveryId, told.GetType().Name);
            }
        }
#pragma warning disable CA1031 // Nobody waits for this; the cards tell what was changed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotTold(logger, inbound.DeliveryId, CodePlace.Of(error));
        }
    }

    private async Task<Answer> OutcomeAsync(Task<Answer> deciding)
    {
        try
        {
            return await deciding;
        }
#pragma warning disable CA1031 // Too late for the platform to ask again: the person is asked to.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotSaved(logger, CodePlace.Of(error));
            return Sentences.NotSaved;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A late answer could not be decided: {Place}")]
        public static partial void NotSaved(ILogger logger, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The late answer to {Delivery} was not told: {Place}")]
        public static partial void NotTold(ILogger logger, string delivery, string place);
    }
}
