using CoverBot.Desk;
using CoverBot.Slack.Receiving.Sockets;

namespace CoverBot.Slack.Receiving;

/// <summary>The way in as the host sees it. It needs the desk, the Web API and the workspaces.</summary>
internal static class SlackReceiving
{
    /// <summary>How long a response_url may take to answer.</summary>
    private static readonly TimeSpan ResponseUrlPatience = TimeSpan.FromSeconds(3);

    public static void Add(IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton<SignedRequests>().AddSingleton<SlackEndpoints>().AddSingleton<SlackDoor>().AddSingleton<SlackSaid>().AddSingleton<SlackNews>();
        services.AddSingleton<SlackViews>().AddSingleton<SlackShowing>().AddSingleton<SlackTelling>().AddSingleton<SlackPosts>().AddSingleton<AnswerRows>();
        services.AddHttpClient<ResponseUrls>(http => http.Timeout = ResponseUrlPatience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            // The address is a secret, and the client's own logging writes addresses.
            .RemoveAllLoggers();
        if (options.AppToken is not null)
        {
            services.AddSingleton<SocketOpening>().AddSingleton<SocketEnvelopes>().AddSingleton<SocketMode>();
            services.AddHostedService(provider => provider.GetRequiredService<SocketMode>()).AddSingleton<IHealthCount>(provider => provider.GetRequiredService<SocketMode>());
        }
    }

    /// <summary>Without a signing secret there is no such address.</summary>
    public static void Map(IEndpointRouteBuilder routes, SlackOptions options)
    {
        if (options.SigningSecrets.IsEmpty)
        {
            return;
        }
        var slack = routes.MapGroup("/slack");
        slack.MapPost("/commands", (HttpRequest request, SlackEndpoints endpoints) => endpoints.CommandAsync(request));
        slack.MapPost("/interactions", (HttpRequest request, SlackEndpoints endpoints) => endpoints.InteractionAsync(request));
        slack.MapPost("/events", (HttpRequest request, SlackEndpoints endpoints) => endpoints.EventAsync(request));
    }
}
