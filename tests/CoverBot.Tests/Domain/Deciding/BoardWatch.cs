using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Looks at all boards after every step: a card once listed stays, under its key, in its conversation; the team may move to another channel, and a page is listed for a day.</summary>
internal sealed class BoardWatch
{
    private readonly Dictionary<(string Board, string Key), Address> listed = [];

    public void Look(Step step)
    {
        var now = Bulletin.Boards(step.After).SelectMany(board => Cards(board, step)).ToDictionary(pair => pair.Where, pair => pair.Card);
        foreach (var (where, to) in listed)
        {
            Assert.True(now.TryGetValue(where, out var card), $"{where} is gone");
            Assert.Equal(Now(to, step), Now(card.To, step));
        }
        foreach (var (where, card) in now)
        {
            Assert.False(string.IsNullOrWhiteSpace(card.Content.Plain) || string.IsNullOrWhiteSpace(card.Content.Summary), $"{where} says nothing");
            if (card.To is not Address.Home)
            {
                listed[where] = card.To;
            }
        }
        Assert.All(step.After.Absences.Values, absence => Numbered(absence.Said));
        Assert.All(step.After.Members.Values, member => Numbered(member.Said));
    }

    /// <summary>A person may be reached under another account by now.</summary>
    private static object Now(Address to, Step step) => to == new Address.Room(step.Before.Settings.TeamChannel) ? new Address.Room(step.After.Settings.TeamChannel)
        : to is Address.Person person ? step.After.Owning(person.Account)!.Id : to;

    private static void Numbered(IEnumerable<Said> said) => Assert.All(said.Select((said, index) => (said, index)), pair => Assert.Equal(pair.index + 1, pair.said.Number));

    private static IEnumerable<((string Board, string Key) Where, BoardCard Card)> Cards(string board, Step step)
    {
        var cards = Bulletin.For(board, step.After);
        Assert.Distinct(cards.Select(card => card.Key));
        return cards.Select(card => ((board, card.Key), card));
    }
}
