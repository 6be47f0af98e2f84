using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>One platform, as the courier sees it. No method throws for what the other side answers: the result says it.</summary>
public interface IChat
{
    /// <summary>"slack", "teams" or "playground".</summary>
    string Platform { get; }

    /// <summary>Whether a post whose answer was lost can be looked up there.</summary>
    bool CanLookUp(Address to);

    /// <summary>How long a call may still be carried out after the process that made it is gone.</summary>
    Duration Landing => Duration.FromSeconds(20);

    /// <summary>How long the platform waits for an answer; null when it waits until there is one, and hands over again what was never answered.</summary>
    TimeSpan? Patience => TimeSpan.FromMilliseconds(2200);

    /// <summary>Whether what answers a press stands in the card's place, for who pressed it, until the card is edited.</summary>
    bool AnswersInPlace => false;

    /// <summary>Opens or finds the conversation. The id in <see cref="ChatResult.Done"/> is the conversation's.</summary>
    Task<ChatResult> OpenAsync(Address to, CancellationToken cancel);

    /// <summary>Posts. The id in <see cref="ChatResult.Done"/> is the message's.</summary>
    /// <param name="mark">Opaque; <see cref="LookUpAsync"/> finds the message by it. "" for an answer, which is no board's card and is never looked up.</param>
    Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel);

    /// <summary>Replaces the message's content.</summary>
    Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel);

    /// <summary>Deletes a message of ours; <see cref="ChatResult.Gone"/> when it is not there.</summary>
    Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel);

    /// <summary>Finds a message of ours by its mark: <see cref="ChatResult.Done"/>, or <see cref="ChatResult.Gone"/> when none is there.</summary>
    /// <param name="since">Wall time: it cannot have been posted before.</param>
    Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel);
}

/// <summary>What came of one call.</summary>
public abstract record ChatResult
{
    private ChatResult() { }

    public sealed record Done(string Id) : ChatResult;

    /// <summary>Certainly not done, and not because of what was to be done (429, 503, never taken); worth trying again.</summary>
    /// <param name="After">Not before this much time has passed.</param>
    public sealed record NotDone(Duration After) : ChatResult;

    /// <summary>
    /// Certainly not done: the chat looked at it and said no, for no reason that has a name here. It is tried again with back-off, and told to people when that
    /// goes on for an hour.
    /// </summary>
    public sealed record Refused : ChatResult;

    /// <summary>The answer was lost: it may have been done.</summary>
    public sealed record Unsure : ChatResult;

    /// <summary>The message (or, for a look-up, any such message) is not there.</summary>
    public sealed record Gone : ChatResult;

    /// <summary>Cannot be reached until the address or the installation changes: archived, blocked, not installed.</summary>
    /// <param name="Reason">One of <see cref="Reasons"/>.</param>
    public sealed record Unreachable(string Reason) : ChatResult;
}
