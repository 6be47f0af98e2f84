using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>The crew and its people.</summary>
internal static class SettingUp
{
    public static Decision SetTeamChannel(Draft draft, Command.SetTeamChannel wish)
    {
        var crew = draft.Crew.Crew;
        var channel = wish.Facts.Channel;
        if (crew?.IsTeam(channel) == true)
        {
            return draft.Done(Replies.Words($"#{wish.Facts.Name} is the team's channel already. Nothing was changed."));
        }
        if (Refuse(draft.Crew, wish) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var me = wish.Facts.People.Single(person => person.Id == wish.By);
        draft.Add(new Event.CrewChanged(crew is null
            ? new Crew(wish.NewCrew, channel, me.ZoneId ?? Zones.Unsaid, [wish.By], QuietHours.Standard)
            : Moved(crew, wish.Facts)));
        ComingAndGoing.Move(draft, channel, wish.Facts.People);
        return draft.Done(crew is null ? Welcome(draft.Crew, wish) : Replies.Words($"#{wish.Facts.Name} is the team's channel now; whoever is in it is a member."));
    }

    /// <summary>What the team reads is not for others: each lead hears once that others read it now.</summary>
    public static Decision SeeTeamChannel(Draft draft, Command.SeeTeamChannel seen)
    {
        var crew = draft.Crew.Settings;
        var joined = crew.Sides.FirstOrDefault(side => side.IsIn && side.TeamChannel == seen.Facts.Channel);
        if (!crew.IsTeam(seen.Facts.Channel) || (joined?.Shared ?? crew.TeamShared) == seen.Facts.SharedOutside)
        {
            return draft.Done();
        }
        draft.Add(new Event.CrewChanged(joined is null ? crew with { TeamShared = seen.Facts.SharedOutside } : crew.With(joined with { Shared = seen.Facts.SharedOutside })));
        foreach (var lead in seen.Facts.SharedOutside ? crew.Leads.Where(lead => draft.Crew[lead].Here) : [])
        {
            TellMember(draft, lead, Card.Of($"#{seen.Facts.Name} is shared with another company now: there they read who is away and who steps in, and whoever joins it becomes a member. Stop sharing it, or write in a channel of your own: channel here"));
        }
        return draft.Done();
    }

    public static Decision NameLead(Draft draft, Command.NameLead wish)
    {
        var crew = draft.Crew.Settings;
        if (!draft.Crew.IsLead(wish.By))
        {
            return new Decision.Refused(Refusals.LeadsOnly("name another lead"));
        }
        if (!crew.Leads.Contains(wish.Who))
        {
            draft.Add(new Event.CrewChanged(crew with { Leads = crew.Leads.Add(wish.Who) }));
        }
        return draft.Done(Replies.Words($"Leads: {Lists.And(draft.Crew.Settings.Leads.Select(lead => draft.Crew[lead].Name))}. A lead hears of it when nobody can step in."));
    }

    public static Decision SetQuiet(Draft draft, Command.SetQuiet wish)
    {
        if (!draft.Crew.IsLead(wish.By))
        {
            return new Decision.Refused(Refusals.LeadsOnly("change the quiet hours"));
        }
        if (draft.Crew.Settings.Quiet != wish.Quiet)
        {
            draft.Add(new Event.CrewChanged(draft.Crew.Settings with { Quiet = wish.Quiet }));
        }
        return draft.Done(Replies.Words(wish.Quiet is { } quiet
            ? $"Quiet from {DateWords.Clock(quiet.From)} to {DateWords.Clock(quiet.To)}, where each person is: nothing rings then but an emergency."
            : "No quiet hours: messages go out at any time."));
    }

    public static Decision SetZone(Draft draft, Command.SetZone wish)
    {
        if (!draft.Crew.IsLead(wish.By))
        {
            return new Decision.Refused(Refusals.LeadsOnly("change the team's time zone"));
        }
        if (draft.Crew.Settings.ZoneId != wish.ZoneId)
        {
            draft.Add(new Event.CrewChanged(draft.Crew.Settings with { ZoneId = wish.ZoneId }));
        }
        return draft.Done(Replies.Words($"The team is on {Zones.Words(wish.ZoneId)} time. What people were told already stays."));
    }

    public static Decision SetLeads(Draft draft, Command.SetLeads wish)
    {
        if (!draft.Crew.IsLead(wish.By))
        {
            return new Decision.Refused(Refusals.LeadsOnly("say who the leads are"));
        }
        if (!wish.Leads.Any(lead => draft.Crew[lead].Here))
        {
            return new Decision.Refused(new Refusal("lead.none", "Somebody has to be the lead: who hears of it when nobody can step in?", "lead @name"));
        }
        if (!draft.Crew.Settings.Leads.SequenceEqual(wish.Leads))
        {
            draft.Add(new Event.CrewChanged(draft.Crew.Settings with { Leads = wish.Leads }));
        }
        return draft.Done(Replies.Words($"Leads: {Lists.And(wish.Leads.Select(lead => draft.Crew[lead].Name))}."));
    }

    public static Decision SetWeek(Draft draft, Command.SetWeek wish)
    {
        var me = draft.Crew[wish.By];
        var week = me.Week with { Days = [.. wish.Days.Distinct().Order()], From = wish.From, To = wish.To };
        if (week.Days.IsEmpty || week.To <= week.From)
        {
            return new Decision.Refused(new Refusal("week.empty", "A working week has a day, and a working day ends after it begins.", "settings"));
        }
        if (week != me.Week)
        {
            draft.Add(new Event.MemberChanged(me with { Week = week }));
        }
        return draft.Done(Replies.Words("Your working hours are saved. What is asked of you from now on goes by them."));
    }

    public static Decision CantReach(Draft draft, Command.CantReach word)
    {
        var who = draft.Crew[word.Who];
        var lead = draft.Crew.LeadBut(word.Who, draft.At);
        if (word.By is not null && draft.Crew.IsAwayAt(word.Who, draft.At))
        {
            return draft.Done(Replies.Words($"{who.Name} is away, so nobody was rung. Who has what: who"));
        }
        if (word.By is not null && word.By == lead)
        {
            return draft.Done(Replies.Words($"If {who.Name} can't work, write: emergency @{who.Name}"));
        }
        if (who.UnreachableOn != word.Today)
        {
            draft.Add(new Event.ReportedUnreachable(word.Who, word.Today));
            if (lead is { } told)
            {
                TellMember(draft, told, Card.Of($"{word.FromName} can't reach {who.Name}. Is everything all right? If {who.Name} can't work, write: emergency @{who.Name}"));
            }
        }
        return draft.Done(Replies.Words("Thank you, the team knows and looks into it."));
    }

    /// <summary>One new message on the member's own board.</summary>
    public static void TellMember(Draft draft, MemberId member, Card card) => TellMember(draft, member, card, []);

    /// <param name="tried">See <see cref="Said.Tried"/>.</param>
    public static void TellMember(Draft draft, MemberId member, Card card, ImmutableArray<MemberId> tried)
    {
        var said = new Said(draft.Crew[member].NextSaid, new SaidTo.Member(member), card) { Tried = tried };
        draft.Add(new Event.MemberTold(member, said));
        draft.Ring(member, said.Key);
    }

    /// <summary>The channel of the side it is on.</summary>
    private static Crew Moved(Crew crew, ChannelFacts facts) => crew.SideOf(facts.Channel.Platform, facts.Channel.Tenant) is { } side && crew.Joined(side) is { } joined
        ? crew.With(joined with { TeamChannel = facts.Channel, Name = facts.Name, Shared = false })
        : crew with { TeamChannel = facts.Channel, TeamShared = false };

    private static Refusal? Refuse(CrewState crew, Command.SetTeamChannel wish)
    {
        var channel = wish.Facts.Channel;
        if (wish.Facts.SharedOutside)
        {
            return new Refusal("team.shared", $"#{wish.Facts.Name} is shared with another company, and what the team reads is not for others; pick a channel of your own.", "channel here");
        }
        if (crew.ClientOf(channel) is { } client)
        {
            return new Refusal("team.client", $"#{wish.Facts.Name} is {client.Name}'s channel, so it can't be the team's; write it in a channel of your own.", "channel here");
        }
        if (!wish.Facts.People.Any(person => person.Id == wish.By))
        {
            return new Refusal("team.not-in", $"You are not in #{wish.Facts.Name}; join it first.", "channel here");
        }
        return crew.Crew is not null && !crew.IsLead(wish.By) ? Refusals.LeadsOnly("move the team's channel") : ComingAndGoing.RefuseMany(crew, wish.Facts);
    }

    private static Answer.Reply Welcome(CrewState crew, Command.SetTeamChannel wish) => new Answer.Reply(new Card(
        $"#{wish.Facts.Name} is the team's channel now.",
        [
            new Block.Paragraph(Text.Bold($"#{wish.Facts.Name} is the team's channel now.").Then(
                $" Whoever is in it is a member: {Lists.And(crew.Members.Values.Where(member => member.Here).Select(member => member.Name))}. You are the first lead.")),
            new Block.Bullets([
                Text.Of("Name a second lead, who hears of gaps when you are away: ").ThenBold("lead @name"),
                Text.Of("Add a client in its channel: ").ThenBold("client add Acme here"),
                Text.Of("Say who steps in, in order: ").ThenBold("backups Acme @ben @cara"),
            ]),
            .. wish.Facts.Channel.Platform == Platforms.Slack ? [new Block.Note(Grammar.Help.PlainAway)] : Array.Empty<Block>(),
        ]));
}
