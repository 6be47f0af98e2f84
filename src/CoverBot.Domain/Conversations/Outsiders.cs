using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>
/// Whoever is not in the team channel may ask <c>who</c>, in a client's channel, about that client only and only what was announced, and say
/// <c>can't reach</c> (rule 14). Nothing else that an outsider types reaches the crew.
/// </summary>
internal static class Outsiders
{
    private const string Works = "who";

    public static Decision Respond(Talk talk)
    {
        if (talk.ClientHere is not { } client)
        {
            return Talk.No("outsider.elsewhere", "I answer members of the team; if you are a client, ask me in the channel you share with your assistant.");
        }
        if (talk.Inbound is not Inbound.Typed typed)
        {
            return Talk.No("outsider.press", "That is for members of the team.", Works);
        }
        var names = new Names([.. Known(talk.Crew, client).Select(member => NamesOf.Member(talk.Crew, member, talk.Inbound.From))], [new Named<ClientId>(client.Id, client.Name)]);
        return CommandReader.Read(typed.Text, names, _ => false) switch
        {
            CommandLine.Who => Talk.Tell(new Answer.Public(Who(talk, client))),
            CommandLine.CantReach reach => talk.Decide(new Command.CantReach(talk.Facts.Sender?.FullName ?? "Somebody at " + client.Name, reach.Member,
                talk.Inbound.TypedAt.InZone(Time.Zones.Of(talk.Crew.Settings.ZoneId)).Date)),
            _ => Talk.No("outsider.only-who", $"Here you can ask who looks after your work, or say that you can't reach {talk.Crew[client.Owner].Name}.", Works),
        };
    }

    /// <summary>What was announced to this client, and nothing else: safe for everybody in its channel.</summary>
    public static Card Who(Talk talk, Client client)
    {
        var owner = talk.Crew[client.Owner];
        var told = talk.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(client.Id)?.Knows is not null)
            .OrderBy(absence => absence.Starts).FirstOrDefault();
        if (told is null)
        {
            return Card.Of($"{owner.FullName} looks after your work. Write here and mention @{owner.Name}.");
        }
        var knows = told.CoverOf(client.Id)!.Knows!;
        var running = Spans.Holds(told, talk.At) || told.Starts <= talk.At;
        var dates = $"{owner.Name} is away {(told.Span.LastDay is { } last ? $"until {Wording.DateWords.Long(last)}" : "at the moment")}";
        if (!running)
        {
            dates = $"{owner.Name} looks after your work until {owner.Name}'s leave begins on {Wording.DateWords.Long(told.Span.FirstDay)}";
        }
        if (running && knows.Hold is { } hold)
        {
            return Card.Of($"{dates}. {(hold.Lead is { } lead ? $"{talk.Crew[lead].FullName} makes" : "We make")} sure that your work is looked after. Write here as usual.");
        }
        return knows.Who is { } who
            ? Card.Of($"{dates}. {talk.Crew[who].FullName} looks after your work {(running ? "now" : "from then on")}. Write here and mention @{talk.Crew[who].Name}.")
            : Card.Of($"{dates}. Write here as usual.");
    }

    /// <summary>Members whom this client knows by name: the owner, and whoever was announced.</summary>
    private static IEnumerable<MemberId> Known(CrewState crew, Client client) => crew.Absences.Values
        .Select(absence => absence.CoverOf(client.Id)?.Knows?.Who).OfType<MemberId>().Prepend(client.Owner).Distinct();
}
