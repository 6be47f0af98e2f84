using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>can't, who, accept, decline, handover, hand.</summary>
internal static class CoverLines
{
    /// <summary>Null: not one of these lines.</summary>
    public static Decision? Respond(Talk talk, CommandLine line) => line switch
    {
        CommandLine.CantGoOn cant => Cant(talk, cant),
        CommandLine.CantReach reach => talk.Decide(new Command.CantReach(talk.Me!.Name, reach.Member, talk.Now.Date, talk.By)),
        CommandLine.Who who => WhoAnswers.Respond(talk, who),
        CommandLine.Accept accept => Accept(talk, accept),
        CommandLine.Decline decline => Decline(talk, decline),
        CommandLine.YesNo => YesNo(talk),
        CommandLine.Handover handover => Handover(talk, handover),
        CommandLine.Hand hand => Hand(talk, hand),
        _ => null,
    };

    /// <summary>Who has a client, in a word or two.</summary>
    public static string Who(CrewState crew, Cover cover) => cover.Stage switch
    {
        CoverStage.Covered covered => crew[covered.By].Name,
        CoverStage.NobodyNeeded => "nobody needed",
        CoverStage.Kept => "stays with the owner",
        CoverStage.Ended { By: { } by } => crew[by].Name,
        CoverStage.Ended => "over",
        _ => "nobody yet",
    };

    private static Decision Cant(Talk talk, CommandLine.CantGoOn line)
    {
        var mine = talk.Crew.Absences.Values.Where(absence => absence.IsOpen)
            .SelectMany(absence => absence.Covers.Where(cover => cover.CoveredBy == talk.By && (line.Client is null || cover.Client == line.Client)).Select(cover => (absence, cover))).ToList();
        if (line.Client is { } client && mine.Count == 1)
        {
            return talk.Decide(new Command.GiveBack(talk.By, mine[0].absence.Id, [client], line.Reason));
        }
        if (mine.Count == 0)
        {
            return NotMine(talk, line);
        }
        return Talk.Say(Card.Of("Which can't you go on with? Somebody else is asked at once.", new Block.Buttons([.. mine.Take(20).Select(pair =>
            new Button($"{talk.Crew[pair.cover.Client].Name} for {talk.Crew[pair.absence.Owner].Name}, {DateWords.SpanShort(pair.absence.Span)}", Presses.CantGoOn(pair.absence.Id, pair.cover.Client)))])));
    }

    private static Decision NotMine(Talk talk, CommandLine.CantGoOn line)
    {
        var given = line.Client is not { } client ? null : talk.Crew.Absences.Values.FirstOrDefault(absence => absence.IsOpen && absence.CoverOf(client) is not null
            && absence.Asks.Any(ask => ask.Member == talk.By && ask.Lines.Any(one => one.Client == client)));
        if (given is not null)
        {
            return talk.Decide(new Command.GiveBack(talk.By, given.Id, [line.Client!.Value], line.Reason));
        }
        var what = line.Client is { } named ? $"You are not covering {talk.Crew[named].Name}" : "You are not covering anybody's clients";
        return Talk.No("cover.not-yours", $"{what}, so there is nothing to give back; if you can't work yourself, write emergency.", "who");
    }

    private static Decision Accept(Talk talk, CommandLine.Accept line)
    {
        var open = Offers(talk, line.Client).ToList();
        if (open.Count == 1 || (line.All && open.Count > 0))
        {
            return AllOf(talk, open, absence => new Command.Accept(talk.By, absence.Id, Pick(line.Client), null, null), "Thank you. You said yes to all of them:");
        }
        return open.Count == 0 ? NoOffer(talk, line.Client) : Which(talk, open, line.Client);
    }

    private static bool IsOpen(Ask ask, ClientId? client) => ask.Lines.Any(line => line.Offer.CanBeAccepted && (client is null || line.Client == client));

    private static Decision Decline(Talk talk, CommandLine.Decline line)
    {
        var open = Offers(talk, line.Client).Where(absence => absence.Asks.Any(ask => ask.Member == talk.By && IsOpen(ask, line.Client))).ToList();
        if (open.Count == 1 || (line.All && open.Count > 0))
        {
            return AllOf(talk, open, absence => new Command.Decline(talk.By, absence.Id, Pick(line.Client), null, line.Reason), "Noted. You said no to all of them:");
        }
        return open.Count > 0 ? Which(talk, open, line.Client) : (Mine(talk, line.Client) ?? Offers(talk, line.Client).FirstOrDefault(absence => absence.Asks.Any(ask => ask.Member == talk.By))) is { } answered
            ? talk.Decide(new Command.Decline(talk.By, answered.Id, Pick(line.Client), null, line.Reason))
            : NoOffer(talk, line.Client);
    }

    /// <summary>The same answer to the questions about several absences, as one decision.</summary>
    private static Decision AllOf(Talk talk, List<Absence> open, Func<Absence, Command> answer, string words)
    {
        var decision = talk.All(open.Select(answer));
        return open.Count == 1 || decision is not Decision.Done done ? decision : done with
        {
            Answer = new Answer.Reply(Card.Of($"{words} {Lists.And(open.Select(absence => $"{talk.Crew[absence.Owner].Name}, {DateWords.SpanShort(absence.Span)}"))}.")),
        };
    }

    /// <summary>An absence in which this person said yes; null when there is none.</summary>
    private static Absence? Mine(Talk talk, ClientId? client) => talk.Crew.Absences.Values.FirstOrDefault(absence => absence.IsOpen
        && absence.Covers.Any(cover => cover.CoveredBy == talk.By && (client is null || cover.Client == client)));

    private static Decision YesNo(Talk talk)
    {
        var open = Offers(talk, null).Where(absence => absence.Asks.Any(ask => ask.Member == talk.By && ask.IsOpen)).ToList();
        return open.Count == 0 ? NoOffer(talk, null) : Which(talk, open, null);
    }

    /// <summary>Absences in which this person was asked, or everybody is.</summary>
    private static IEnumerable<Absence> Offers(Talk talk, ClientId? client) => talk.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.Owner != talk.By
        && (absence.Asks.Any(ask => ask.Member == talk.By && ask.Terms == absence.Terms && ask.Lines.Any(line => client is null ? line.Offer.CanBeAccepted : line.Client == client))
            || (client is { } named && absence.CoverOf(named)?.Stage is CoverStage.Open && absence.Calls.Any(call => call.Clients.Contains(named)))));

    private static ImmutableArray<ClientId> Pick(ClientId? client) => client is { } named ? [named] : [];

    private static Decision NoOffer(Talk talk, ClientId? client) => client is { } named
        ? Talk.No("offer.not-asked", $"{talk.Crew[named].Name} was not offered to you, so there is nothing to answer.", "who")
        : Talk.No("offer.none", "No question waits for your answer.", "who");

    private static Decision Which(Talk talk, List<Absence> open, ClientId? client) => Talk.Say(Card.Of(
        open.Count == 1 ? "Is it this one? Nothing was changed yet." : "Which one do you mean? Nothing was changed yet.",
        new Block.Buttons([.. open.Take(5).SelectMany(absence => Answers(talk, absence, client))])));

    /// <summary>A yes and a no where a question is open; where this person said no before, or everybody is called, a yes alone.</summary>
    private static IEnumerable<Button> Answers(Talk talk, Absence absence, ClientId? client)
    {
        var which = $"{talk.Crew[absence.Owner].Name}, {DateWords.SpanShort(absence.Span)}";
        var mine = absence.Asks.Where(ask => ask.Member == talk.By && ask.Terms == absence.Terms && (client is null || ask.Lines.Any(line => line.Client == client))).ToList();
        if (mine.LastOrDefault(ask => IsOpen(ask, client)) is { } open)
        {
            return [new Button("Accept: " + which, Presses.Accept(absence, open, client), ButtonStyle.Primary), new Button("Decline: " + which, Presses.Decline(absence, open, client))];
        }
        return client is not { } named ? []
            : [new Button("Accept: " + which, mine.LastOrDefault() is { } declined ? Presses.Accept(absence, declined, named) : Presses.TakeCall(absence, named), ButtonStyle.Primary)];
    }

    private static Decision Handover(Talk talk, CommandLine.Handover line)
    {
        var found = talk.Crew.Absences.Values.Where(absence => absence.IsOpen)
            .SelectMany(absence => absence.Covers.Where(cover => line.Client is null ? cover.CoveredBy == talk.By : cover.Client == line.Client).Select(cover => (absence, cover)))
            .OrderBy(pair => pair.absence.Starts).ToList();
        if (found.Count == 0)
        {
            return Talk.No("handover.none", "There is no absence with a handover for that right now.", "who");
        }
        return Read(talk, found[0].absence, [found[0].cover.Client]);
    }

    /// <summary>The handover to read, for those with a right to it.</summary>
    public static Decision Read(Talk talk, Absence absence, ImmutableArray<ClientId> clients)
    {
        var mine = clients.Where(client => absence.CoverOf(client)?.CoveredBy == talk.By || absence.Owner == talk.By || talk.Crew.SeesTo(absence, talk.By, talk.At)).ToImmutableArray();
        return mine.IsEmpty
            ? Talk.No("handover.not-yours", "A handover is read by who steps in, by the owner and by the leads.", "who")
            : Talk.Say(HandoverCard.ToRead(talk.Crew, absence, mine));
    }

    private static Decision Hand(Talk talk, CommandLine.Hand line)
    {
        var absence = talk.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(line.Client) is { } cover && (cover.IsWanting || cover.CoveredBy is not null))
            .OrderBy(absence => absence.Starts).FirstOrDefault();
        return absence is null
            ? Talk.No("hand.nothing", $"Nobody covers {talk.Crew[line.Client].Name} right now, so there is nothing to pass on.", $"backups {Lines.Client(talk.Crew[line.Client].Name)}")
            : talk.Decide(new Command.HandTo(talk.By, absence.Id, line.Client, line.To));
    }
}
