using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Deciding;

/// <summary>Short answers to the person who asked.</summary>
internal static class Replies
{
    public static Answer Words(string words) => new Answer.Reply(Card.Of(words));
}
