using CoverBot.Desk.Delivery;
using CoverBot.Desk.Linking;
using CoverBot.Desk.Running;
using CoverBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoverBot.Desk;

/// <summary>The Desk as the host sees it. It needs an <see cref="ITable"/>, an <see cref="IWakeUps"/>, a clock and an <see cref="IFaults"/>, and takes every chat there is.</summary>
internal static class DeskHosting
{
    /// <param name="services">The host's.</param>
    /// <param name="alone">Whether the store is this process's alone, so that whatever an earlier one held is free at once.</param>
    public static void AddDesk(this IServiceCollection services, bool alone)
    {
        services.AddSingleton(Rules.OfTheDomain);
        services.TryAddSingleton(ClockRate.Real);
        services.AddSingleton<Work>().AddSingleton<CrewStore>().AddSingleton<CrewDirectory>().AddSingleton<FactsFinder>().AddSingleton<Owed>().AddSingleton<Guard>();
        services.AddSingleton<Decisions>().AddSingleton<Commits>().AddSingleton<NewBoards>().AddSingleton<Presses>().AddSingleton<LateAnswers>();
        services.AddSingleton<LinkBook>().AddSingleton<LinkTries>().AddSingleton<Sides>().AddSingleton<LinkDesk>();
        services.AddSingleton<IDesk, FrontDesk>();
        services.AddSingleton<Reachability>().AddSingleton<IReach>(provider => provider.GetRequiredService<Reachability>());
        services.AddSingleton<IChannelNews, ChannelNews>();
        services.AddSingleton<IBoards, CrewBoards>().AddSingleton<IShown, ShownCards>();
        services.AddSingleton(provider => Replica.Of(provider.GetRequiredService<TimeProvider>(), alone));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Courier>(provider, provider.GetRequiredService<Replica>().Name, alone));
        services.AddSingleton<Ticks>().AddSingleton<BrokenBoards>().AddSingleton<Deliveries>().AddSingleton<Filing>().AddSingleton<CrewRunner>().AddSingleton<Parked>();
        services.AddSingleton<Overdue>().AddSingleton<Lagging>();
        services.AddHostedService<Stopping>();
        services.AddSingleton<Sweep>().AddHostedService(provider => provider.GetRequiredService<Sweep>());
        services.AddHostedService<WakeUpPump>();
        services.AddSingleton<OwedRelay>().AddHostedService(provider => provider.GetRequiredService<OwedRelay>()).AddSingleton<IHealthCount>(provider => provider.GetRequiredService<OwedRelay>());
    }

    /// <summary>The clock's push, for a host whose clock can be pushed.</summary>
    public static void AddClockControl(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ClockControl(
            provider.GetRequiredService<PushedClock>(), provider.GetRequiredService<ITable>(), provider.GetRequiredService<Sweep>, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IClockControl>(provider => provider.GetRequiredService<ClockControl>());
        services.AddHostedService<PushFinish>();
    }
}
