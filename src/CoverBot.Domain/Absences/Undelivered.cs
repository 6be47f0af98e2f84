using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Absences;

/// <summary>A card of a board reached nobody: somebody who can do something about it was told, once.</summary>
/// <param name="Reason">One of <see cref="Chat.Reasons"/>.</param>
/// <param name="Who">Whom it did not reach; null for a channel.</param>
public sealed record Undelivered(string Key, string Reason, MemberId? Who);
