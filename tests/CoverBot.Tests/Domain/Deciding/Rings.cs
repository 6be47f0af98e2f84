using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Counts new messages by conversation; an answer to one's own command rings nobody.</summary>
internal sealed class Rings
{
    private readonly HashSet<(string Board, string Key)> listed = [];

    public List<(Address To, string Key, Step Step)> All { get; } = [];

    public IEnumerable<string> Of(MemberId member) => Of(new Address.Person(Crewland.AccountOf(member)));

    public IEnumerable<string> OfTeam => Of(new Address.Room(Crewland.TeamChannel));

    public IEnumerable<string> OfClient(ClientId client) => Of(new Address.Room(Crewland.Channel(client.Value)));

    public void Look(Step step)
    {
        var own = step.Command.GetType().GetProperty("By")?.GetValue(step.Command) is MemberId by ? new Address.Person(Crewland.AccountOf(by)) : null;
        foreach (var board in Bulletin.Boards(step.After))
        {
            foreach (var card in Bulletin.For(board, step.After).Where(card => listed.Add((board, card.Key))))
            {
                if (card.To != own && card is not BoardCard.Said { State: not SaidState.Due })
                {
                    All.Add((card.To, card.Key, step));
                }
            }
        }
    }

    private IEnumerable<string> Of(Address to) => All.Where(ring => ring.To == to).Select(ring => $"{ring.Step.At} {ring.Key}");
}
