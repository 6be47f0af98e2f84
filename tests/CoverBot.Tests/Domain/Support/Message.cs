using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Tests.Domain.Support;

/// <summary>One message in the chat, as a courier without failures would have put it there.</summary>
internal sealed class Message(string board, BoardCard card, Instant at)
{
    public string Board { get; } = board;

    public string Key { get; } = card.Key;

    public Address To { get; } = card.To;

    public bool Rings { get; } = card.Rings;

    public Instant At { get; } = at;

    public Card Content { get; private set; } = card.Content;

    public int Edits { get; private set; }

    public string Plain => Content.Plain;

    public void Edit(Card content)
    {
        Edits += content == Content ? 0 : 1;
        Content = content;
    }
}
