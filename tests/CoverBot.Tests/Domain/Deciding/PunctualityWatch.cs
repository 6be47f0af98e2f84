using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Storage.Azure.Load;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Time-outs as the judge of the load is told of them: whatever else happens, it must take none for late that fired as soon as the host was there.</summary>
internal sealed class PunctualityWatch
{
    private readonly HashSet<Instant> ticks = [];
    private readonly HashSet<Instant> said = [];
    private readonly List<Lapse> lapses = [];
    private readonly List<(Instant From, Instant To)> asleep = [];

    public void Look(Step step)
    {
        if (step.Command is Command.Tick)
        {
            ticks.Add(step.At);
            var from = Instant.Max(DueTimes.Of(step.Before) ?? step.At, asleep.Count == 0 ? Instant.MinValue : asleep[^1].To);
            if (from < step.At)
            {
                asleep.Add((from, step.At));
            }
        }
        else
        {
            said.Add(step.At);
        }
        lapses.AddRange(Lapses(step));
        var found = new Punctuality(moment => moment, asleep, _ => Instant.MinValue).Of(new CrewId("crew"), step.After, lapses, ticks.Except(said).ToHashSet());
        Assert.All(found, one => Assert.True(one.Fired <= DueTimes.Grace.TotalSeconds, one.What));
    }

    /// <summary>What the log would say of it.</summary>
    public static IEnumerable<Lapse> Lapses(Step step) =>
        step.Events.OfType<Event.OfferChanged>().Where(changed => changed.Offer is Offer.Lapsed).Select(changed => new Lapse(changed.Absence, changed.Ask, step.At)).Distinct();
}
