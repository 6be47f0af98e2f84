using CoverBot.Desk;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Installing;

/// <summary>How workspaces come by the app: by OAuth, into the store. Where a bot token is configured there is one workspace, and nothing to install.</summary>
internal static class SlackInstalling
{
    /// <param name="services">The host's.</param>
    /// <param name="options">Decide whether workspaces install the app themselves.</param>
    /// <param name="call">Calls <c>oauth.v2.access</c> as the app.</param>
    public static void Add(
        IServiceCollection services, SlackOptions options, Func<IServiceProvider, IReadOnlyDictionary<string, string>, CancellationToken, Task<SlackReply>> call)
    {
        if (!IsOpen(options))
        {
            return;
        }
        services.AddSingleton(new TokenSeal(options.ClientSecrets)).AddSingleton<InstallationRows>().AddSingleton<InstallationStore>();
        services.AddSingleton(provider => new OAuthAccess((arguments, cancel) => call(provider, arguments, cancel), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InstallState>(provider, options.ClientSecrets));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InstallEndpoints>(provider, options));
        services.AddSingleton<TokenRenewal>().AddSingleton<StoredWorkspaces>();
        services.AddSingleton<ISlackWorkspaces>(provider => provider.GetRequiredService<StoredWorkspaces>()).AddSingleton<IHealthCount>(provider => provider.GetRequiredService<StoredWorkspaces>());
        services.AddHostedService<InstallationLife>();
    }

    /// <summary>Where nothing can be installed there is no such page.</summary>
    public static void Map(IEndpointRouteBuilder routes, SlackOptions options)
    {
        if (!IsOpen(options))
        {
            return;
        }
        var endpoints = routes.ServiceProvider.GetRequiredService<InstallEndpoints>();
        routes.MapGet(InstallEndpoints.Install, endpoints.Begin);
        routes.MapGet(InstallEndpoints.Return, endpoints.FinishAsync);
    }

    private static bool IsOpen(SlackOptions options) => options is { BotToken: null, ClientId: not null };
}
