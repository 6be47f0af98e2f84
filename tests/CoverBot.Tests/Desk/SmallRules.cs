using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Tests.Desk;

/// <summary>
/// Rules small enough to see through, on the Domain's own states and events: <c>team</c>, <c>tell …</c>, <c>away</c>, <c>later key minutes</c>, <c>back</c>,
/// <c>who</c>, <c>no</c>, <c>boom</c>, <c>long</c>. What was put off with <c>later</c> is told when it falls due.
/// </summary>
internal static class SmallRules
{
    public static Rules All { get; } = new(_ => [], Respond, Decide, Evolve.Apply, Due, DueOf, Boards, Cards, People.HasMissed);

    public static Account Ann { get; } = new("playground", "T1", "ann");

    public static MemberId AnnId { get; } = Ids.Member(Ann);

    public static Member Member(Account account) =>
        new(Ids.Member(account), account, account.User, account.User, WorkWeek.Standard("Europe/London"), true, [], [], ImmutableSortedDictionary<string, Instant>.Empty);

    public static Crew Crew(CrewId id) => new(id, new ChannelRef("playground", "T1", "team"), "Europe/London", [AnnId], null);

    public static Absence Absence(AbsenceId id, Instant at) => new(
        id, AnnId, AnnId, AbsenceKind.Planned, AwaySpan.Days(new LocalDate(2026, 11, 30), new LocalDate(2026, 12, 4)), WorkWeek.Standard("Europe/London"),
        at, at, null, null, null, null, 1, Reach.NotAtAll, [], [], [], [], [], [], [], [], [], ImmutableSortedDictionary<string, Instant>.Empty, null, null);

    private static Decision Respond(Inbound inbound, Facts facts, CrewState crew, Instant at)
    {
        var words = inbound is Inbound.Typed typed ? typed.Text.Split(' ', 3) : ["who"];
        return (words[0], crew.Crew) switch
        {
            ("boom", _) => throw new InvalidOperationException("boom: " + string.Join(' ', words)),
            ("no", _) => new Decision.Refused(new Refusal("no", "That can't be.")),
            ("team", null) => Done("The team is here.", new Event.MemberChanged(Member(inbound.From)), new Event.CrewChanged(Crew(facts.NewCrew))),
            ("tell", { }) => Tell(crew, string.Join(' ', words[1..])),
            ("long", { }) => Tell(crew, new string('x', 400_000)),
            ("away", { }) => Done("Away.", new Event.AbsenceOpened(Absence(new AbsenceId(inbound.NewId), at))),
            ("later", { }) => Done("Later.", new Event.HeldBack(Open(crew).Id, words[1], at + Duration.FromMinutes(int.Parse(words[2])))),
            ("back", { }) => Done("Back.", new Event.AbsenceEnded(Open(crew).Id, new Over(at, OverHow.Returned, AnnId))),
            _ => Done($"{crew.Members.Values.Sum(member => member.Said.Length)} told."),
        };
    }

    private static Decision.Done Decide(Command command, CrewState crew, Instant at) => Done("", command switch
    {
        Command.Undeliverable missed => [new Event.MemberNotReached(AnnId, new(missed.Key, missed.Reason, AnnId))],
        Command.Tick => Held(crew, at),
        _ => [],
    });

    private static ImmutableArray<Event> Held(CrewState crew, Instant at) =>
    [
        .. crew.Absences.Values.SelectMany(absence => absence.Held.Where(held => held.Value <= at + DueTimes.Grace).SelectMany((held, index) => new Event[]
        {
            new Event.Released(absence.Id, held.Key),
            new Event.Told(absence.Id, new Said(absence.Said.Length + index + 1, new SaidTo.Member(AnnId), Card.Of($"{held.Key} at {at}"))),
        })),
    ];

    private static Decision.Done Tell(CrewState crew, string words)
    {
        var number = crew[AnnId].NextSaid;
        return Done($"Told {number}: {words}", new Event.MemberTold(AnnId, new Said(number, new SaidTo.Member(AnnId), Card.Of(words))));
    }

    private static Absence Open(CrewState crew) => crew.Absences.Values.Single(absence => absence.IsOpen);

    private static Instant? DueOf(Absence absence) => absence.Held.IsEmpty ? null : absence.Held.Values.Min();

    private static Instant? Due(CrewState crew) => crew.Absences.Values.Min(DueOf);

    private static ImmutableArray<string> Boards(CrewState crew) =>
        [.. crew.Absences.Values.Select(one => Bulletin.BoardOf(one.Id)), .. crew.Members.Values.Where(one => one.Said.Length > 0).Select(one => Bulletin.BoardOf(one.Id))];

    private static ImmutableArray<BoardCard> Cards(string board, CrewState crew)
    {
        var absence = crew.Absences.Values.FirstOrDefault(one => Bulletin.BoardOf(one.Id) == board);
        var member = crew.Members.Values.FirstOrDefault(one => Bulletin.BoardOf(one.Id) == board);
        var said = absence?.Said ?? member?.Said ?? [];
        IEnumerable<BoardCard> cards = said.Select(one => new BoardCard.Said(one.Number, one.State, new Address.Person(Ann), one.Content, true));
        return [.. absence is null ? [] : new[] { new BoardCard.Live("handover", new Address.Person(Ann), Card.Of(absence.IsOpen ? "Ann is away" : "Ann is back"), true, false) }, .. cards];
    }

    private static Decision.Done Done(string answer, params ImmutableArray<Event> events) => new(events, new Answer.Reply(Card.Of(answer)));
}
