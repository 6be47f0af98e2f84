using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>One crew over several workspaces and tenants: the code that joins another side, joining, and taking it out again.</summary>
public static class Linking
{
    /// <summary>How long a code works.</summary>
    public static Duration Lasts { get; } = Duration.FromMinutes(10);

    internal static Decision Offer(Draft draft, Command.OfferLink wish)
    {
        if (!draft.Crew.IsLead(wish.By))
        {
            return new Decision.Refused(Refusals.LeadsOnly("join another workspace to the team"));
        }
        var crew = draft.Crew.Settings;
        if (crew.Offer?.Hash != wish.Code.Hash)
        {
            crew = crew with { Offer = new LinkOffer(wish.Code.Hash, wish.By, draft.At + Lasts) };
            draft.Add(new Event.CrewChanged(crew));
        }
        var week = draft.Crew[wish.By].Week;
        var card = Card.Of(
            Text.Of("To join another workspace, or Teams, to this team: add me there, and write this in the channel that is to be the team's channel there: ").ThenBold($"link {wish.Code.Words}"),
            new Block.Note(Text.Of($"It works once, until {DateWords.Clock(crew.Offer!.Until.InZone(week.Zone).TimeOfDay)} {Zones.Words(week.ZoneId)} time; a code shown before works no longer. Whoever is in that channel becomes a member.")));
        return new Decision.Done(draft.Events, new Answer.Reply(card))
        {
            Again = Replies.Words("That code was shown once and is written down nowhere; for a new one, write: link"),
        };
    }

    internal static Decision Join(Draft draft, Command.JoinSide wish)
    {
        var crew = draft.Crew.Settings;
        if (crew.Sides.LastOrDefault(side => side.IsIn && side.Code == wish.Hash && IsThere(side, wish.From)) is { } joined)
        {
            return draft.Done(Welcome(joined.Name));
        }
        if (JoinRefusals.Of(draft.Crew, draft.At, wish) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var facts = wish.Facts!;
        var side = new Side(crew.Sides.Length + Crew.FirstSide + 1, facts.Channel, facts.Name, wish.By, draft.At, wish.Hash);
        draft.Add(new Event.CrewChanged(crew.With(side) with { Offer = null }));
        ComingAndGoing.Move(draft, facts.Channel, facts.People);
        TellLeads(draft, side);
        return draft.Done(Welcome(facts.Name));
    }

    /// <summary>While nothing hangs on it; without a person it is the host that found it half done.</summary>
    internal static Decision Unlink(Draft draft, Command.Unlink wish)
    {
        if (wish.By is { } by && !draft.Crew.IsLead(by))
        {
            return new Decision.Refused(Refusals.LeadsOnly("take a workspace out of the team"));
        }
        if (draft.Crew.Settings.Joined(wish.Side) is not { } side)
        {
            return new Decision.Refused(Refusals.Unknown());
        }
        if (side.IsIn && wish.By is not null && Hanging.On(draft.Crew, side) is { } what)
        {
            return new Decision.Refused(new Refusal("link.in-use", $"That can't be undone any more, because {what}.", "who"));
        }
        if (side.IsIn)
        {
            draft.Add(new Event.CrewChanged(draft.Crew.Settings.With(side with { IsIn = false })));
            ComingAndGoing.Move(draft, side.TeamChannel, []);
        }
        return draft.Done(Replies.Words($"Undone: #{side.Name} is not a channel of the team any more, and whoever was a member by it alone is none."));
    }

    /// <summary>This crew's workspace becomes a side of another crew; of one only.</summary>
    internal static Decision MoveInto(Draft draft, Command.MoveInto wish)
    {
        if (draft.Crew.Crew is not { } crew || crew.Into == wish.Into)
        {
            return draft.Done();
        }
        if (crew.Into is not null)
        {
            return new Decision.Refused(new Refusal("link.elsewhere", "That workspace belongs to another team by now."));
        }
        if (HasWork(draft.Crew) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        draft.Add(new Event.CrewChanged(crew with { Into = wish.Into }));
        return draft.Done();
    }

    internal static Decision MoveOut(Draft draft, Command.MoveOut wish)
    {
        if (draft.Crew.Crew is { } crew && crew.Into == wish.From)
        {
            draft.Add(new Event.CrewChanged(crew with { Into = null }));
        }
        return draft.Done();
    }

    /// <summary>What would be lost if a workspace's own crew gave way to another; null when nothing would.</summary>
    internal static Refusal? HasWork(CrewState crew)
    {
        var clients = crew.Clients.Values.Where(client => !client.Archived).Select(client => client.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var what = clients.Count > 0 ? $"clients of its own ({(clients.Count > 3 ? string.Join(", ", clients.Take(3)) + ", …" : Lists.And(clients))})"
            : crew.Absences.Values.Any(absence => absence.IsOpen) ? "somebody who is away"
            : crew.Crew is { HasSides: true } ? "other workspaces joined to it" : null;
        return what is null ? null : new Refusal("link.has-team",
            $"There is a team here already, with {what}, and nothing of that may be lost: write link here, and the code there, if the team there has no clients yet; or archive the clients here first.");
    }

    private static bool IsThere(Side side, Account from) => side.TeamChannel.Platform == from.Platform && side.TeamChannel.Tenant == from.Tenant;

    private static Answer Welcome(string name) => Replies.Words($"Done: #{name} is a channel of the team now, and whoever is in it is a member. Who has another account in the team is asked in their own chat with me.");

    private static void TellLeads(Draft draft, Side side)
    {
        var where = $"#{side.Name}, {(side.TeamChannel.Platform == draft.Crew.Settings.TeamChannel.Platform ? $"in another {Platforms.Title(side.TeamChannel.Platform)} workspace" : $"on {Platforms.Title(side.TeamChannel.Platform)}")}";
        var people = draft.Crew.Members.Values.Where(member => member.Here && member.AccountIn(side.TeamChannel.Platform, side.TeamChannel.Tenant) is not null).Select(member => member.Name).ToList();
        var words = Text.Bold($"{draft.Crew[side.By].FullName} has joined {where}, to the team.")
            .Then($" Members by it: {Lists.And(people.Count > 10 ? people.Take(10).Append($"{people.Count - 10} more") : people)}.");
        foreach (var lead in draft.Crew.Settings.Leads.Where(lead => draft.Crew[lead].Here && lead != side.By))
        {
            SettingUp.TellMember(draft, lead, Card.Of(words, new Block.Buttons([new Button("Undo", Presses.Unlink(side.Number))])));
        }
    }
}
