using CoverBot.Desk;
using CoverBot.Domain.Cards;

namespace CoverBot.Teams;

/// <summary>Says answers, where they were asked for. Nothing is thrown for what Teams or the network does; too busy a Teams is waited for a little.</summary>
internal interface ITeamsSpeech
{
    /// <summary>Everybody in the conversation reads it.</summary>
    /// <param name="conversation">A chat, a channel, or with <c>;messageid=</c> a thread.</param>
    Task<ChatResult> SayAsync(string tenant, string conversation, Card card, CancellationToken cancel);

    /// <summary>Only that person reads it: in the conversation, or in the own chat where Teams refuses that.</summary>
    /// <param name="mri">How this bot calls the person: <c>29:…</c>.</param>
    Task<ChatResult> SayPrivatelyAsync(string tenant, string conversation, string mri, Card card, CancellationToken cancel);

    /// <summary>Replaces a message of ours.</summary>
    Task<ChatResult> EditAsync(string tenant, string conversation, string activity, Card card, CancellationToken cancel);
}
