using System.Globalization;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>A member's press: read, then decided, answered, or a form opened.</summary>
internal static class PressedButtons
{
    public static Decision Respond(Talk talk, Press press) => press.Verb switch
    {
        "help" => Talk.Say(Help.Card(press[0], talk.Inbound.From.Platform)),
        "run" => TypedLines.Respond(talk, press[0]),
        "start" => Start(talk, press[0]),
        "go" => Go(talk, press),
        "its-team" => Channels.Here(talk),
        "its-client" => Invitations.Client(talk, press[0]),
        "its-neither" => Talk.Say("Noted. I stay quiet there."),
        "fine" or "rather-not" => talk.Decide(new Command.AnswerBackup(talk.By, Number(press[0]) ?? 0, press.Verb == "fine", press[1].Length > 0 ? new MemberId(press[1]) : null)),
        "i-am" when talk.Crew.Known(press[1]) is { } who => talk.Decide(new Command.SayWho(talk.By, Number(press[0]) ?? 0, who)),
        "none-of" => talk.Decide(new Command.SayWho(talk.By, Number(press[0]) ?? 0, null)),
        "thats-me" or "not-me" => talk.Decide(new Command.ConfirmClaim(talk.By, Number(press[0]) ?? 0, press.Verb == "thats-me")),
        "unlink" => talk.Decide(new Command.Unlink(talk.By, Number(press[0]) ?? 0)),
        "playbook" when Client(talk, press[0]) is { } client => Talk.Ask(Forms.Playbook(talk.Crew[client], talk.Crew[client].Owner == talk.By || talk.Crew.IsLead(talk.By))),
        _ => talk.Crew.Absences.TryGetValue(press[0], out var absence) ? OfAbsence(talk, press, absence) : new Decision.Refused(Refusals.Unknown()),
    };

    /// <summary>Whether the press opens a form, if the crew has what it names.</summary>
    public static bool MayAsk(Press press) => press.Verb switch
    {
        "start" => press[0] == "away",
        "its-client" or "playbook" or "choose" or "read-back" or "ask-one" or "leave-out" or "heat" or "words" or "longer" or "change" => true,
        _ => false,
    };

    private static Decision OfAbsence(Talk talk, Press press, Absence absence) => press.Verb switch
    {
        "accept" => talk.Decide(new Command.Accept(talk.By, absence.Id, Client(talk, press[3]) is { } one ? [one] : [], Number(press[1]), Number(press[2]))),
        "call" when Client(talk, press[2]) is { } client => talk.Decide(new Command.Accept(talk.By, absence.Id, [client], null, Number(press[1]))),
        "decline" => talk.Decide(new Command.Decline(talk.By, absence.Id, Client(talk, press[2]) is { } no ? [no] : [], Number(press[1]), "")),
        "cant" => talk.Decide(new Command.GiveBack(talk.By, absence.Id, Client(talk, press[1]) is { } given ? [given] : [], "")),
        "undo" => talk.Decide(new Command.CancelAbsence(talk.By, absence.Id)),
        "ask-all" => talk.Decide(new Command.AskAllTheSame(talk.By, absence.Id, [])),
        "dates" when Presses.Span(press[1]) is { } span => talk.Decide(new Command.ChangeDates(talk.By, absence.Id, span, press[2] == Presses.Exactly)),
        "told" when Client(talk, press[1]) is { } told => talk.Decide(new Command.MarkTold(talk.By, absence.Id, told, Number(press[2]) ?? 0)),
        "hold" => talk.Decide(new Command.SendHold(talk.By, absence.Id, [])),
        "on-it" => talk.Decide(new Command.OnIt(talk.By, absence.Id, Number(press[1]) ?? 0)),
        "agree" => talk.Decide(new Command.AgreeReport(talk.By, absence.Id, false)),
        "spoken" => talk.Decide(new Command.AgreeReport(talk.By, absence.Id, true)),
        "back" => talk.Decide(new Command.ComeBack(talk.By, absence.Id, false)),
        "back-quietly" => talk.Decide(new Command.ComeBack(talk.By, absence.Id, true)),
        "one-more" => talk.Decide(new Command.OneMoreDay(talk.By, absence.Id)),
        "still" => talk.Decide(new Command.StillAway(talk.By, absence.Id, Number(press[1]) ?? 0)),
        _ => Open(talk, press, absence),
    };

    /// <summary>What is shown or opens a form; nothing is decided yet.</summary>
    private static Decision Open(Talk talk, Press press, Absence absence)
    {
        if (press.Verb == "handover")
        {
            return CoverLines.Read(talk, absence, [.. absence.Covers.Select(cover => cover.Client)]);
        }
        if (!absence.IsOpen)
        {
            return new Decision.Refused(Refusals.Over(talk.Crew[absence.Owner].Name));
        }
        return press.Verb switch
        {
            "choose" => Choose(talk, absence, press),
            "read-back" => Talk.Ask(Forms.ReadBack(talk, absence)),
            "ask-one" when absence.Owner == talk.By || talk.Crew.SeesTo(absence, talk.By, talk.At) => Talk.Ask(Forms.AskSomebody(talk, absence)),
            "ask-one" => new Decision.Refused(Refusals.LeadsOnly("ask somebody for another's client")),
            "leave-out" or "heat" or "words" or "longer" or "change" => ChangingDates.Refuse(talk.Crew, absence, talk.By, talk.At) is { } refusal
                ? new Decision.Refused(refusal) : Talk.Ask(Own(talk, press.Verb, absence)),
            _ => new Decision.Refused(Refusals.Unknown()),
        };
    }

    private static Form Own(Talk talk, string verb, Absence absence) => verb switch
    {
        "leave-out" => Forms.LeaveOut(talk, absence),
        "heat" => Forms.Heat(talk, absence),
        "words" => Forms.Words(talk, absence),
        "change" => AwayForms.Change(talk, absence),
        _ => Forms.Longer(talk, absence),
    };

    private static Decision Choose(Talk talk, Absence absence, Press press)
    {
        var ask = absence.Asks.FirstOrDefault(ask => ask.Number == Number(press[1]));
        return ask is null || ask.Member != talk.By
            ? Talk.No("offer.not-asked", "That question is somebody else's to answer.", "who")
            : Talk.Ask(Forms.Choose(talk, absence, ask));
    }

    private static Decision Start(Talk talk, string what) => what switch
    {
        "emergency" => AwayLines.Urgent(talk, talk.By, new AwaySpan(talk.Now, null, true)),
        "away" => Talk.Ask(AwayForms.New(talk, talk.By, ClientPick.All)),
        "cant" => TypedLines.Respond(talk, "can't"),
        "who" => TypedLines.Respond(talk, "who"),
        _ => new Decision.Refused(Refusals.Unknown()),
    };

    /// <summary>One of two readings was picked: the same checks as if it had been typed now.</summary>
    private static Decision Go(Talk talk, Press press)
    {
        if (talk.Crew.Known(press[0]) is not { } owner || Presses.Span(press[1]) is not { } span)
        {
            return new Decision.Refused(Refusals.Unknown());
        }
        if (span.Until is { } until && until <= talk.Now)
        {
            return Talk.No("when.past", "Those dates have passed by now.", $"away {Wording.Lines.Whose(talk.Crew, owner, talk.By)}fri");
        }
        return talk.Soft(press[4] == AwayLines.NotPlanned
            ? AwayLines.Urgent(talk, owner, span)
            : AwayLines.Go(talk, owner, span, new ClientPick(Clients(talk, press[2]), Clients(talk, press[3]))));
    }

    private static System.Collections.Immutable.ImmutableArray<ClientId> Clients(Talk talk, string joined) =>
        [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Client(talk, id)).OfType<ClientId>()];

    public static ClientId? Client(Talk talk, string id) => talk.Crew.Clients.ContainsKey(id) ? new ClientId(id) : null;

    public static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
