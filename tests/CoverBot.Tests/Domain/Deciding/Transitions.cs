using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>What each command makes of Ben's offer for Acme, by stage of the cover and state of the offer, in a leave that runs.</summary>
internal static class Transitions
{
    private static readonly Instant Then = Crewland.Monday;
    private static readonly Instant Now = Then + Duration.FromHours(1);

    private static readonly CoverStage[] Stages =
    [
        new CoverStage.Asking(Then), new CoverStage.Open(Then), new CoverStage.Covered(Crewland.Ben, Then, null), new CoverStage.Covered(Crewland.Cara, Then, null),
        new CoverStage.NobodyNeeded(), new CoverStage.Kept(), new CoverStage.Kept(LeftOut: true),
    ];

    private static readonly (string Name, Offer? Offer)[] Offers =
    [
        ("never asked", null), ("Pending", new Offer.Pending()), ("Lapsed", new Offer.Lapsed(Then)), ("Declined", new Offer.Declined(Then, "")), ("Accepted", new Offer.Accepted(Then)),
        .. Enum.GetValues<WithdrawnWhy>().Select(why => ($"Withdrawn, {why}", (Offer?)new Offer.Withdrawn(Then, why, why == WithdrawnWhy.Taken ? Crewland.Cara : null))),
    ];

    private static readonly (string Name, Command Command)[] Commands =
    [
        ("Ben accepts", Wishes.Yes(Crewland.Ben, Crewland.Acme)),
        ("Ben accepts older dates", new Command.Accept(Crewland.Ben, Crewland.Leave, [Crewland.Acme], 1, 0)),
        ("Ben declines", Wishes.No(Crewland.Ben, Crewland.Acme)),
        ("Ben can't go on", Wishes.Cant(Crewland.Ben, Crewland.Acme)),
        ("Ben goes away too", Wishes.Away(Crewland.Ben, AwaySpan.Days(new(2026, 11, 16), new(2026, 11, 18)), new("other"))),
        ("Ben can't be reached", new Command.Undeliverable(Bulletin.BoardOf(Crewland.Leave), "ask/1", "blocked")),
        ("Ben reads it back", new Command.ReadBackHandover(Crewland.Ben, Crewland.Leave, "Look at the inbox", "", "", true)),
        ("Max accepts, unasked", Wishes.Yes(Crewland.Max, Crewland.Acme)),
        ("Lee hands it to Max", new Command.HandTo(Crewland.Lee, Crewland.Leave, Crewland.Acme, Crewland.Max)),
        ("Lee sends the hold notice", new Command.SendHold(Crewland.Lee, Crewland.Leave, [Crewland.Acme])),
        ("Ann leaves it out", new Command.LeaveOut(Crewland.Ann, Crewland.Leave, [Crewland.Acme])),
        ("Ann asks all the same", new Command.AskAllTheSame(Crewland.Ann, Crewland.Leave, [Crewland.Acme])),
        ("Ann is away a day longer", new Command.ChangeDates(Crewland.Ann, Crewland.Leave, AwaySpan.Days(new(2026, 11, 16), new(2026, 11, 21)))),
        ("Ann calls it off", new Command.CancelAbsence(Crewland.Ann, Crewland.Leave)),
        ("Ann is back", new Command.ComeBack(Crewland.Ann, Crewland.Leave, false)),
        ("the answer-by passes", new Command.Tick()),
    ];

    public static IEnumerable<string> Lines()
    {
        foreach (var stage in Stages)
        {
            foreach (var (name, offer) in Offers.Where(offer => Fits(stage, offer.Offer)))
            {
                yield return $"## {Name(stage)} · Ben's offer: {name}";
                var crew = State(stage, offer);
                foreach (var (said, command) in Commands)
                {
                    yield return $"{said,-26}=> {Outcome(Decider.Decide(command, crew, Now))}".TrimEnd();
                }
                yield return "";
            }
        }
    }

    /// <summary>A yes and the cover go together, and so do being relieved and somebody else's cover.</summary>
    private static bool Fits(CoverStage stage, Offer? offer) => stage switch
    {
        CoverStage.Covered { By: var by } when by == Crewland.Ben => offer is Offer.Accepted,
        CoverStage.Covered => offer is null or Offer.Declined or Offer.Withdrawn { Why: not WithdrawnWhy.Off },
        CoverStage.Asking or CoverStage.Open => offer is not (null or Offer.Accepted or Offer.Withdrawn { Why: WithdrawnWhy.Off }),
        CoverStage.Kept { LeftOut: true } => offer is null or Offer.Withdrawn { Why: WithdrawnWhy.Off },
        _ => offer is null,
    };

    private static CrewState State(CoverStage stage, Offer? offer)
    {
        var crew = Crewland.State();
        crew = crew with { Clients = crew.Clients.RemoveRange(crew.Clients.Keys.Where(id => id != Crewland.Acme.Value)) };
        var absence = new Play(crew, Then).Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 11, 16), new(2026, 11, 20))))[Crewland.Leave];
        var ask = new Ask(1, Crewland.Ben, [new AskLine(Crewland.Acme, offer ?? new Offer.Pending())], Then, Now, null, false, 1);
        absence = absence with { Covers = [absence.Covers[0] with { Stage = stage, GapAt = null }], Asks = offer is null ? [] : [ask] };
        // The order said again: whoever is to be asked or told by now is.
        var settled = new Play(crew.With(absence), Then);
        return settled.Does(new Command.SetBackups(Crewland.Lee, [Crewland.Acme], [Crewland.Ben, Crewland.Cara])).Crew;
    }

    private static string Name(CoverStage stage) => stage switch
    {
        CoverStage.Covered covered => $"Covered by {Crewland.State()[covered.By].Name}",
        CoverStage.Kept { LeftOut: true } => "Left out",
        _ => stage.GetType().Name,
    };

    private static string Outcome(Decision decision) => decision switch
    {
        Decision.Refused no => $"no: {no.Refusal.Code}",
        Decision.Done { Events.IsEmpty: true } => "as it is",
        Decision.Done done => string.Join(", ", done.Events.Select(Words)),
        _ => throw new InvalidOperationException($"no such decision: {decision}"),
    };

    private static string Words(Event @event) => @event switch
    {
        Event.StageChanged changed => $"Stage:{Name(changed.Stage)}",
        Event.OfferChanged { Offer: Offer.Withdrawn withdrawn } changed => $"Offer {changed.Ask}:Withdrawn, {withdrawn.Why}",
        Event.OfferChanged changed => $"Offer {changed.Ask}:{changed.Offer.GetType().Name}",
        Event.Asked asked => $"Asked:{asked.Ask.Member}",
        Event.ClientKnows knows => $"Knows:{knows.Knows?.Kind.ToString() ?? "nothing"}",
        Event.OwnerTold told => $"OwnerTold:{(told.Settled.Well ? "well" : "gap")}",
        Event.GapTold told => $"{(told.Gap.Closed ? "GapClosed" : "GapTold")}:{told.Gap.Lead}",
        Event.AbsenceEnded ended => $"Ended:{ended.Over.How}",
        _ => @event.GetType().Name,
    };
}
