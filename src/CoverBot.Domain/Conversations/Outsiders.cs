using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using NodaTime.Text;
using Names = CoverBot.Domain.Grammar.Names;
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
        return CommandReader.Read(typed.Text, names, words => When.IsDate(words, talk.Now)) switch
        {
            CommandLine.Who who => Who(talk, client, who.Day),
            CommandLine.CantReach reach when Announced.IsAway(talk.Crew, client, reach.Member, talk.At) => Public(Announced.Now(talk.Crew, client, talk.At)),
            CommandLine.CantReach reach => talk.Decide(new Command.CantReach(talk.Facts.Sender?.FullName ?? "Somebody at " + client.Name, reach.Member,
                talk.Inbound.TypedAt.InZone(Time.Zones.Of(talk.Crew.Settings.ZoneId)).Date)),
            _ => Talk.No("outsider.only-who", $"Here you can ask who looks after your work, or say that you can't reach {talk.Crew[client.Owner].Name}.", Works),
        };
    }

    /// <summary>Today, or on a day that is named; a client's channel has no buttons, so a day that can be two is asked for in words.</summary>
    private static Decision Who(Talk talk, Client client, string day) => (day.Length == 0 ? null : When.ReadDay(day, talk.Now)) switch
    {
        Reading.Unclear unclear => Talk.No("when." + unclear.Code, unclear.Sentence, "who fri"),
        Reading.Ask { Readings: var days } => Talk.No("when.which", $"That can be {string.Join(" or ", days.Select(one => DateWords.Long(one.Start.Date)))}.", $"who {LocalDatePattern.Iso.Format(days[0].Start.Date)}"),
        Reading.Range { Period.Start.Date: var asked } when asked != talk.Now.Date => Public(Announced.On(talk.Crew, client, asked, talk.At)),
        _ => Public(Announced.Now(talk.Crew, client, talk.At)),
    };

    private static Decision Public(Card card) => Talk.Tell(new Answer.Public(card));

    /// <summary>Members whom this client knows by name: the owner, and whoever was announced.</summary>
    private static IEnumerable<MemberId> Known(CrewState crew, Client client) => crew.Absences.Values
        .Select(absence => absence.CoverOf(client.Id)?.Knows?.Who).OfType<MemberId>().Prepend(client.Owner).Distinct();
}
