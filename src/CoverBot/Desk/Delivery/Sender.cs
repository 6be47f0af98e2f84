using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>Makes a plan's calls and says what came of each. Never writes.</summary>
internal sealed partial class Sender(Chats chats, IFaults faults, TimeProvider time, ILogger log, string crew, string board)
{
    private static readonly ChatResult NotConfigured = new ChatResult.Unreachable(Reasons.NotConfigured);

    /// <summary>Addresses at once, what rings first; within an address one after another. Stops where no call may begin any more.</summary>
    public async Task<ImmutableArray<Change>> MakeAsync(Plan plan, BoardHold hold)
    {
        var chains = plan.Moves.GroupBy(move => move.To).OrderBy(chain => chain.Min(Urgency));
        var results = await Task.WhenAll(chains.Select(chain => ChainAsync([.. chain], hold)).ToArray());
        return [.. results.SelectMany(changes => changes)];
    }

    private static int Urgency(Move move) => move switch
    {
        Move.Post { Rings: true } => 0,
        Move.Post => 1,
        Move.Edit { Card: var card } when card.Buttons.Any() => 2,
        _ => 3,
    };

    private async Task<List<Change>> ChainAsync(ImmutableArray<Move> chain, BoardHold hold)
    {
        var changes = new List<Change>();
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var stuck = false;
        foreach (var move in chain)
        {
            var post = move as Move.Post;
            if (!hold.MaySend || (stuck && post is not null))
            {
                stuck = true;
                if (post is not null)
                {
                    waiting.Add(post.Key);
                }
                continue;
            }
            var (result, begun) = await CallAsync(move);
            changes.Add(Came(move, result, begun));
            stuck |= post is not null && result is not ChatResult.Done;
        }
        return waiting.Count > 0 ? [.. changes, Changes.NotSent(waiting)] : changes;
    }

    private async Task<(ChatResult Result, Instant Begun)> CallAsync(Move move)
    {
        var begun = time.Wall();
        if (chats.At(move.To) is not { } chat)
        {
            return (NotConfigured, begun);
        }
        using var limit = new CancellationTokenSource(Timing.Send.ToTimeSpan(), time);
        try
        {
            var call = Begin(chat, move, limit.Token);
            await faults.AtAsync(Faults.Sent);
            var result = await call;
            await faults.AtAsync(Faults.AnswerRead);
            return (result, begun);
        }
        catch (OperationCanceledException)
        {
            Log.NoAnswer(log, board, chat.Platform);
        }
        catch (Exception failure)
        {
            Log.Failed(log, board, chat.Platform, CodePlace.Of(failure));
        }
        return (new ChatResult.Unsure(), begun);
    }

    private Task<ChatResult> Begin(IChat chat, Move move, CancellationToken limit) => move switch
    {
        Move.Open open => chat.OpenAsync(open.To, limit),
        Move.Post post => chat.PostAsync(post.Conversation, post.Card, Chats.Mark(crew, board, post.Key, post.Number), limit),
        Move.Edit edit => chat.EditAsync(edit.Conversation, edit.Message, edit.Card, limit),
        Move.LookUp sent => chat.LookUpAsync(sent.Conversation, Chats.Mark(crew, board, sent.Key, sent.Number), sent.Left - Timing.Lease, limit),
        Move.Delete { Twin: var twin } => chat.DeleteAsync(twin.Conversation, twin.Message, limit),
        _ => throw new InvalidOperationException($"no such move: {move}"),
    };

    private Change Came(Move move, ChatResult result, Instant begun)
    {
        var now = time.Wall();
        var after = result is ChatResult.NotDone no ? no.After : Duration.Zero;
        if (result is ChatResult.Unreachable { Reason: var reason } && move is not Move.Delete)
        {
            Log.Unreachable(log, board, reason);
            return PostChanges.Parked(move.Keys, reason);
        }
        if (result is ChatResult.Refused && move is Move.Open or Move.Post or Move.Edit)
        {
            Log.Refused(log, board, string.Join(", ", move.Keys));
            return PostChanges.TurnedDown(move.Keys, now);
        }
        return (move, result) switch
        {
            (Move.Open open, ChatResult.Done done) => PostChanges.Opened(open.To, done.Id),
            (Move.Open open, _) => PostChanges.NotOpened(open.Keys, now, after),
            (Move.Post post, ChatResult.Done done) => PostChanges.Sent(post, post.Conversation, done.Id, now),
            (Move.Post post, ChatResult.Unsure) => PostChanges.Lost(post, begun),
            (Move.Post post, _) => PostChanges.Refused(post.Key, now, after),
            (Move.LookUp sent, ChatResult.Done done) => PostChanges.Found(sent, sent.Conversation, done.Id),
            (Move.LookUp sent, ChatResult.Gone) => PostChanges.NotFound(sent.Key, begun),
            (Move.LookUp sent, _) => PostChanges.NotLookedUp(sent.Key, now, after),
            (Move.Edit edit, ChatResult.Done) => EditChanges.Edited(edit, begun),
            (Move.Edit edit, ChatResult.Unsure) => EditChanges.Lost(edit, now),
            (Move.Edit edit, ChatResult.Gone) => EditChanges.Gone(edit),
            (Move.Edit edit, _) => EditChanges.Refused(edit.Key, now, after),
            (Move.Delete delete, ChatResult.NotDone or ChatResult.Refused or ChatResult.Unsure) => Changes.TwinStays(delete.Twin, now, after),
            (Move.Delete delete, _) => Changes.TwinDeleted(delete.Twin),
            _ => throw new InvalidOperationException($"no such move: {move}"),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board}: {Platform} gave no answer in time")]
        public static partial void NoAnswer(ILogger log, string board, string platform);

        [LoggerMessage(Level = LogLevel.Error, Message = "Board {Board}: a call to {Platform} failed: {Place}")]
        public static partial void Failed(ILogger log, string board, string platform, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board}: the chat refuses {Keys}")]
        public static partial void Refused(ILogger log, string board, string keys);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Board}: an address cannot be reached: {Reason}")]
        public static partial void Unreachable(ILogger log, string board, string reason);
    }
}
