using System.Net;
using CoverBot.Desk;
using Microsoft.Identity.Client;

namespace CoverBot.Teams.Calling;

/// <summary>What is needed to call Teams, and what the courier and the desk call it through.</summary>
internal static class TeamsCalling
{
    private const int LongestAnswer = 4 * 1024 * 1024;

    /// <summary>Adds the services, for settings that can be used.</summary>
    public static void Add(IServiceCollection services, TeamsOptions options)
    {
        services.AddSingleton<TeamsHosts>().AddSingleton<Gates<TeamsLane>>().AddSingleton<TeamsPace>();
        services.AddSingleton<IMsalHttpClientFactory, TokenRoad>().AddSingleton(Tokens);
        services.AddSingleton<TeamsWire>().AddSingleton<TeamsApi>().AddSingleton<TeamsWriting>().AddSingleton<TeamsRoster>();
        services.AddSingleton<TeamsPlaces>().AddSingleton<ITeamsPlaces>(provider => provider.GetRequiredService<TeamsPlaces>());
        services.AddSingleton<ITeamsSpeech, TeamsSpeech>();
        services.AddSingleton<TeamsChat>().AddSingleton<IChat>(provider => provider.GetRequiredService<TeamsChat>());
        services.AddSingleton<TeamsPeople>().AddSingleton<IPeople>(provider => provider.GetRequiredService<TeamsPeople>());
        Http(services.AddHttpClient(TeamsWire.Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), LongestAnswer)));
        var tokens = Http(services.AddHttpClient(TokenRoad.Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(5), LongestAnswer)));
        if (options.TokenUrl is { } url)
        {
            tokens.AddHttpMessageHandler(() => new TokenDetour(url));
        }
    }

    private static TeamsTokens Tokens(IServiceProvider provider)
    {
        var ask = TeamsCredentials.Of(provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<IMsalHttpClientFactory>());
        return new(ask, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TeamsTokens>>());
    }

    /// <summary>No loggers: addresses hold people's ids. No redirects: the token goes where it was meant to and nowhere else.</summary>
    private static IHttpClientBuilder Http(IHttpClientBuilder builder) => builder.RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(4),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });
}
