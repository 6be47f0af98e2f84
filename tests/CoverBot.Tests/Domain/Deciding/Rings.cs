using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Counts new messages by conversation; an answer to one's own command rings nobody.</summary>
internal sealed class Rings
{
    private readonly HashSet<(string Board, string Key)> listed = [];

    public List<(Address To, string Key, Step Step)> All { get; } = [];

    public IEnumerable<string> Of(MemberId member) => Of(new Address.Person(Crewland.AccountOf(member)));

    public IEnumerable<string> OfTeam => Of(new Address.Room(Crewland.TeamChannel));

    public IEnumerable<string> OfClient(ClientId client) => Of(new Address.Room(Crewland.Channel(client.Value)));

    /// <summary>Whose wish it is; null for what time and the host bring.</summary>
    public static MemberId? Sayer(Command command) => command.GetType().GetProperty("By")?.GetValue(command) as MemberId?;

    public void Look(Step step)
    {
        var own = Sayer(step.Command) is { } by ? new Address.Person(Crewland.AccountOf(by)) : null;
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
