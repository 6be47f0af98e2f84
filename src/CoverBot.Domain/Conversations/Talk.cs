using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>One thing somebody said, with what is needed to answer it.</summary>
internal sealed class Talk(Inbound inbound, Facts facts, CrewState crew, Instant at)
{
    public static Decision Nothing { get; } = new Decision.Done([], new Answer.Silent());

    public Inbound Inbound { get; } = inbound;

    /// <summary>People in it are named by the member they are by now.</summary>
    public Facts Facts { get; } = facts.Of(crew);

    public CrewState Crew { get; } = crew;

    public Instant At { get; } = at;

    /// <summary>Null for outsiders.</summary>
    public Member? Me { get; } = crew.MemberBehind(inbound.From);

    /// <exception cref="InvalidOperationException">An outsider: ask <see cref="Me"/> first.</exception>
    public MemberId By => (Me ?? throw new InvalidOperationException("an outsider decides nothing")).Id;

    /// <summary>The client whose channel this is said in; null elsewhere.</summary>
    public Client? ClientHere => Inbound.In is { } channel ? Crew.ClientOf(channel) : null;

    /// <summary>When it was said, where the person is: "tomorrow" is read here.</summary>
    public LocalDateTime Now => In(Me?.Week.ZoneId ?? Crew.Crew?.ZoneId ?? Time.Zones.Unsaid);

    /// <summary>The same moment where somebody else is: an absence is told in the time of who is away.</summary>
    public LocalDateTime NowOf(MemberId member) => In(Crew[member].Week.ZoneId);

    private LocalDateTime In(string zoneId) => Inbound.TypedAt.InZone(Time.Zones.Of(zoneId)).LocalDateTime.With(TimeAdjusters.TruncateToMinute);

    public ChannelRef ChannelNamed(string id) => new(Inbound.From.Platform, Inbound.From.Tenant, id);

    public Decision Decide(Command command) => Decider.Decide(command, Crew, At);

    /// <summary>Several as one decision, each on what those before have made; answered as the first that changes something. One "no" and nothing is changed.</summary>
    public Decision All(IEnumerable<Command> commands)
    {
        var crew = Crew;
        var events = ImmutableArray.CreateBuilder<Event>();
        Answer? answer = null;
        Answer? last = null;
        foreach (var command in commands)
        {
            var decision = Decider.Decide(command, crew, At);
            if (decision is not Decision.Done done)
            {
                return decision;
            }
            answer ??= done.Events.IsEmpty ? null : done.Answer;
            last = done.Answer;
            events.AddRange(done.Events);
            crew = done.Events.Aggregate(crew, Evolve.Apply);
        }
        return new Decision.Done(events.ToImmutable(), answer ?? last ?? new Answer.Silent());
    }

    public static Decision Say(string words) => Say(Card.Of(words));

    public static Decision Say(Card card) => new Decision.Done([], new Answer.Reply(card));

    /// <summary>Answers a question.</summary>
    public static Decision Tell(Answer answer) => new Decision.Done([], answer) { IsQuestion = true };

    public static Decision Ask(Form form) => new Decision.Done([], new Answer.Ask(form));

    public static Decision No(string code, string sentence, string works = "", params Button[] buttons) =>
        new Decision.Refused(new Refusal(code, sentence, works, [.. buttons]));

    /// <summary>Outside of the person's own chat a decision without words needs some, and what was understood: the card is elsewhere.</summary>
    public Decision Soft(Decision decision) => decision is Decision.Done { Answer: Answer.Silent, Events.Length: > 0 } done && Inbound.In is not null
        ? done with { Answer = new Answer.Reply(Card.Of(Understood(done))) }
        : decision;

    private string Understood(Decision.Done done) => done.Events.OfType<Event.AbsenceOpened>().FirstOrDefault(opened => opened.State.Owner == By) is { State: { } mine }
        ? OwnerCard.Title(new AbsenceView(Crew, mine)).Plain + ". " + Conversation.RestInChat
        : Conversation.NotedInChat;

    /// <summary>Whoever writes or presses under another account than last is reached there from now on. What was refused, or is still asked back, changes nothing.</summary>
    public Decision Acted(Decision decision) => decision is Decision.Done { Answer: not Answer.Errors } done && Me is { Others.IsEmpty: false } me
        && Inbound is Inbound.Typed or Inbound.Pressed or Inbound.Submitted
        && Decider.Decide(new Command.ActFrom(me.Id, Inbound.From), done.Events.Aggregate(Crew, Evolve.Apply), At) is Decision.Done { Events: { IsEmpty: false } acted }
            ? done with { Events = done.Events.AddRange(acted) } : decision;

    /// <summary>Open absences of somebody, the running one first.</summary>
    public IReadOnlyList<Absence> Open(MemberId owner) => [.. Crew.Absences.Values.Where(absence => absence.IsOpen && absence.Owner == owner).OrderBy(absence => absence.Starts)];

    /// <summary>The absence somebody is in right now, or is due back from; null when there is none.</summary>
    public Absence? Running(MemberId owner) => Open(owner).FirstOrDefault(absence => Spans.Begins(absence) <= At);
}
