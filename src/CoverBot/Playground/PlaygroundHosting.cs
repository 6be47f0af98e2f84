using CoverBot.Desk;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoverBot.Playground;

/// <summary>
/// The Playground as the host sees it: a third platform, in Development only. It needs an <see cref="IDesk"/>, an <see cref="IClockControl"/> and an
/// <see cref="IReset"/>, and brings an <see cref="IChat"/> and an <see cref="IPeople"/>.
/// </summary>
public static class PlaygroundHosting
{
    /// <summary>Adds the services. Does nothing outside Development.</summary>
    public static void AddPlayground(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!builder.Environment.IsDevelopment())
        {
            return;
        }
        var services = builder.Services;
        services.AddOptions<PlaygroundOptions>().BindConfiguration("Playground");
        services.AddSingleton<WorldFile>().AddSingleton<WorldPeople>().AddSingleton<WorldMessages>().AddSingleton<WorldDeliveries>().AddSingleton<WorldEvents>();
        services.AddSingleton<PlaygroundDoor>().AddSingleton<PlaygroundGate>().AddSingleton<PlaygroundSeed>().AddSingleton<TalkEndpoints.Talk>();
        services.AddSingleton<IChat, PlaygroundChat>().AddSingleton<IPeople, PlaygroundPeople>();
        services.AddSingleton<PlaygroundLife>().AddHostedService(provider => provider.GetRequiredService<PlaygroundLife>());
        services.TryAddSingleton(TimeProvider.System);
    }

    /// <summary>Maps <c>/playground</c>, its page and <c>/</c>, which leads there. Does nothing outside Development.</summary>
    public static void MapPlayground(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Environment.IsDevelopment())
        {
            return;
        }
        app.MapGet("/", () => Results.Redirect("/playground")).AddEndpointFilter<Guard>();
        var routes = app.MapGroup("/playground").AddEndpointFilter<RouteGroupBuilder, Guard>();
        PageEndpoints.Map(routes, Path.Combine(AppContext.BaseDirectory, "playground"));
        ReadEndpoints.Map(routes);
        TalkEndpoints.Map(routes);
        ClockEndpoints.Map(routes);
    }
}
