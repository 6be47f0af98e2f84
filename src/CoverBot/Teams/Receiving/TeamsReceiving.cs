using CoverBot.Teams.Receiving.Answering;
using CoverBot.Teams.Receiving.Tokens;

namespace CoverBot.Teams.Receiving;

/// <summary>The way in as the host sees it. It needs the desk, the places and the speech.</summary>
internal static class TeamsReceiving
{
    /// <summary>The bot's messaging endpoint, as it is entered where the bot is registered.</summary>
    public const string Path = "/api/messages";

    private const int LargestMetadata = 1024 * 1024;

    /// <summary>How long Microsoft's keys may take.</summary>
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(4);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>().AddSingleton<TokenCheck>().AddSingleton<TeamsEndpoint>().AddSingleton<TeamsDoor>();
        services.AddSingleton<TeamsAcquaintances>().AddSingleton<TeamsNews>().AddSingleton<TeamsSaid>().AddSingleton<TeamsTelling>().AddSingleton<TeamsShowing>();
        services.AddHttpClient(SigningKeys.Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (MetadataPatience, LargestMetadata))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, (HttpRequest request, TeamsEndpoint endpoint) => endpoint.TakeAsync(request));
}
