using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>One decision: what was so, what was wished when, what came of it.</summary>
internal sealed record Step(CrewState Before, Command Command, Instant At, Decision Decision, CrewState After)
{
    public ImmutableArray<Event> Events => Decision is Decision.Done done ? done.Events : [];

    /// <summary>Every event with the state right after it.</summary>
    public IEnumerable<(Event Event, CrewState After)> OneByOne()
    {
        var crew = Before;
        foreach (var @event in Events)
        {
            crew = Evolve.Apply(crew, @event);
            yield return (@event, crew);
        }
    }
}

/// <summary>Given, when, then over the real decisions; time passes from due to due, as the host lets it pass.</summary>
/// <param name="check">Looks at every step; throws when a promise is broken.</param>
/// <param name="early">How far ahead of its moment a due is met: replicas' clocks differ by up to 2 s.</param>
internal sealed class Play(CrewState crew, Instant at, Action<Step>? check = null, Duration early = default)
{
    /// <summary>More ticks than this in one go is an endless loop.</summary>
    private const int MostTicks = 5000;

    public CrewState Crew { get; private set; } = crew;

    public Instant At { get; private set; } = at;

    /// <summary>What was said and what came of it, for whoever reads a failure.</summary>
    public List<string> History { get; } = [];

    public Absence this[AbsenceId id] => Crew[id];

    /// <summary>Somebody wishes something, now; then the host does what is due.</summary>
    public Decision Say(Command command)
    {
        var decision = Decide(command);
        Tick();
        return decision;
    }

    public Play Does(params Command[] commands)
    {
        foreach (var command in commands)
        {
            Assert.IsType<Decision.Done>(Say(command));
        }
        return this;
    }

    /// <summary>The code of the "no".</summary>
    public string Refused(Command command) => Assert.IsType<Decision.Refused>(Say(command)).Refusal.Code;

    /// <summary>Time passes; whatever falls due is done at its moment.</summary>
    public Play Until(Instant target)
    {
        for (var ticks = 0; DueTimes.Of(Crew) is { } due && due <= target; ticks++)
        {
            Assert.True(ticks < MostTicks, $"time stands still at {At}");
            At = Instant.Max(due - early, At);
            Tick();
        }
        At = Instant.Max(At, target);
        return this;
    }

    public Play After(Duration time) => Until(At + time);

    /// <summary>The host was down until then: all that fell due is done at once.</summary>
    public Play Sleeps(Duration time)
    {
        At += time;
        Tick();
        return this;
    }

    /// <summary>As the host does it: until nothing is due.</summary>
    private void Tick()
    {
        for (var ticks = 0; DueTimes.Of(Crew) is { } due && due <= At + DueTimes.Grace; ticks++)
        {
            Assert.True(ticks < MostTicks, $"ticking at {At} does not come to an end");
            var before = Crew;
            Decide(new Command.Tick());
            Assert.False(ReferenceEquals(before, Crew), $"a tick at {At} leaves {due} due");
        }
    }

    private Decision Decide(Command command)
    {
        var before = Crew;
        var decision = Decider.Decide(command, before, At);
        History.Add($"{At}  {command} => {(decision is Decision.Done { Events: var events } ? string.Join(", ", events.Select(one => one.GetType().Name)) : decision)}");
        if (decision is Decision.Done done)
        {
            Crew = done.Events.Aggregate(Crew, Evolve.Apply);
        }
        check?.Invoke(new Step(before, command, At, decision, Crew));
        return decision;
    }
}
