using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>"link", with and without a code.</summary>
internal static class LinkLines
{
    /// <summary>Typed by a member: a lead gets a code, everybody else the question who they are on the other side.</summary>
    public static Decision Respond(Talk talk, CommandLine.Link line)
    {
        if (line.Code.Length > 0)
        {
            return Talk.No("link.type-it", "Please write that line yourself, in the channel that is to be the team's channel there.", "help setup");
        }
        if (line.Member is { } who)
        {
            return talk.Decide(new Command.SayWho(talk.By, 0, who));
        }
        var among = Matching.Among(talk.Crew, talk.Me!).ToList();
        if (talk.Crew.IsLead(talk.By) && talk.Facts.Code is { } code)
        {
            return talk.Decide(new Command.OfferLink(talk.By, code));
        }
        return among.Count > 0 ? Talk.Say(WhoCard.Question(talk.Crew, 0, among)) : new Decision.Refused(Refusals.LeadsOnly("join another workspace to the team"));
    }

    /// <summary>Typed where a workspace is to be joined: decided by the crew whose code it is.</summary>
    public static Decision Join(Talk talk, LinkTry link)
    {
        if (link.PausedUntil is { } until)
        {
            return Talk.No("link.paused", $"Too many of your codes were wrong; try again after {DateWords.Clock(until.InZone(Time.Zones.Of(talk.Facts.Sender?.ZoneId ?? Time.Zones.Unsaid)).TimeOfDay)}.");
        }
        if (!link.IsKnown || talk.Crew.Crew is null)
        {
            return new Decision.Refused(JoinRefusals.Wrong);
        }
        if (talk.Facts.Sender is not { } sender)
        {
            return Talk.No("link.nobody", "I can't see who you are here; please try again in a minute.");
        }
        var facts = talk.Inbound.In is { } channel ? talk.Facts.Of(channel) : null;
        return talk.Decide(new Command.JoinSide(sender.Id, talk.Inbound.From, link.Hash, talk.Inbound.In is not null, facts, link.Own));
    }

    /// <summary>The code typed; null for everything else that may be said.</summary>
    public static string? CodeIn(Inbound inbound) =>
        inbound is Inbound.Typed typed && CommandReader.Read(typed.Text, Names.None, _ => false) is CommandLine.Link { Code.Length: > 0 } line ? line.Code : null;
}
