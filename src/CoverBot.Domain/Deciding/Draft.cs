using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>A decision in the making: every event is applied at once, so that the next step sees it.</summary>
internal sealed class Draft(CrewState crew, Instant at)
{
    private readonly List<Event> events = [];

    public CrewState Crew { get; private set; } = crew;

    public Instant At { get; } = at;

    public Absence this[AbsenceId id] => Crew[id];

    public ImmutableArray<Event> Events => [.. events];

    public void Add(Event @event)
    {
        Crew = Evolve.Apply(Crew, @event);
        events.Add(@event);
    }

    public Decision Done(Answer? answer = null) => new Decision.Done(Events, answer ?? new Answer.Silent());

    /// <summary>The card with this key rings: outside of an emergency it waits for the reader's quiet hours to end.</summary>
    public void Ring(AbsenceId absence, string key, string zoneId, bool urgent = false)
    {
        if (!urgent && Crew.Settings.Quiet is { } quiet && quiet.EndOf(At, zoneId) is var until && until > At)
        {
            Add(new Event.HeldBack(absence, key, until));
        }
    }

    /// <summary>The same for a moment still to come.</summary>
    public Instant AfterQuiet(Instant moment, string zoneId) => Crew.Settings.Quiet?.EndOf(moment, zoneId) ?? moment;

    /// <summary>A card on the member's own board rings: it waits for the member's quiet hours to end.</summary>
    public void Ring(MemberId member, string key)
    {
        if (Crew.Settings.Quiet is { } quiet && quiet.EndOf(At, Crew[member].Week.ZoneId) is var until && until > At)
        {
            Add(new Event.MemberHeld(member, key, until));
        }
    }
}
