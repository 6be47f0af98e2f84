using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>People, rooms and cards for the courier's tests.</summary>
internal static class Sample
{
    public static readonly Address Ann = new Address.Person(new("slack", "T1", "ann"));
    public static readonly Address Ben = new Address.Person(new("slack", "T1", "ben"));
    public static readonly Address Cara = new Address.Person(new("slack", "T1", "cara"));
    public static readonly Address Acme = new Address.Room(new("slack", "T1", "acme"));

    public static string Conversation(Address to) => to switch
    {
        Address.Person person => "chat with " + person.Account.User,
        Address.Home home => "page of " + home.Account.User,
        Address.Room room => "#" + room.Channel.Id,
        _ => "",
    };

    public static BoardCard Live(string key, Address to, string words, bool open = false, bool rings = true) =>
        new BoardCard.Live(key, to, Card.Of(words), rings, open);

    public static BoardCard Said(int number, Address to, string words, SaidState state = SaidState.Due) =>
        new BoardCard.Said(number, state, to, Card.Of(words), true);

    public static BoardView View(long rev, params ImmutableArray<BoardCard> cards) => new(rev, cards);
}
