using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>The next state.</summary>
public static class Evolve
{
    public static CrewState Apply(CrewState crew, Event @event) => throw new NotImplementedException();
}
