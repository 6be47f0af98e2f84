using System.Net;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Slack.Receiving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoverBot.Slack;

/// <summary>
/// Slack as the host sees it: a platform that is there when it is configured. It needs an <see cref="IDesk"/> and the store's interfaces, and brings an
/// <see cref="IChat"/> and an <see cref="IPeople"/>.
/// </summary>
internal static class SlackHosting
{
    /// <summary>As accounts, channels and chats name it.</summary>
    public const string Platform = Platforms.Slack;

    /// <summary>As people call it.</summary>
    public const string Name = "Slack";

    private const int LongestAnswer = 16 * 1024 * 1024;

    /// <summary>Adds the check of the settings, and, where they say so, the services.</summary>
    public static void AddSlack(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new SlackSettings(builder.Configuration, builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<ISettingsCheck>(settings);
        if (settings.Problems().Count == 0 && settings.Options is { IsAttached: true } options)
        {
            AddSlack(builder.Services, options);
        }
    }

    /// <summary>Maps what Slack and people's browsers call. Does nothing where Slack is not configured.</summary>
    public static void MapSlack(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<SlackOptions>() is { } options)
        {
            SlackInstalling.Map(app, options);
            SlackReceiving.Map(app, options);
        }
    }

    /// <summary>Adds the services, for settings that can be used.</summary>
    internal static void AddSlack(IServiceCollection services, SlackOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        AddCalling(services);
        services.AddSingleton<SlackHome>().AddSingleton<SlackHistory>();
        services.AddSingleton<SlackChat>().AddSingleton<IChat>(provider => provider.GetRequiredService<SlackChat>());
        services.AddSingleton<SlackPeople>().AddSingleton<IPeople>(provider => provider.GetRequiredService<SlackPeople>());
        if (options.BotToken is { } token)
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OneWorkspace>(provider, token));
            services.AddSingleton<ISlackWorkspaces>(provider => provider.GetRequiredService<OneWorkspace>());
            services.AddHostedService<FirstLook>();
        }
        SlackReceiving.Add(services, options);
        SlackInstalling.Add(services, options, (provider, arguments, cancel) =>
            provider.GetRequiredService<SlackApi>().CallAsync(new SlackToken.Client(options.ClientId!, options.ClientSecrets[0]), "oauth.v2.access", arguments, cancel));
    }

    private static void AddCalling(IServiceCollection services)
    {
        services.AddSingleton<Gates<SlackLane>>().AddSingleton<SlackPace>().AddSingleton<SlackScopes>().AddSingleton<SlackWire>().AddSingleton<SlackApi>();
        services.AddSingleton(provider => new Lazy<ISlackWorkspaces>(provider.GetRequiredService<ISlackWorkspaces>));
        services.AddHttpClient(SlackWire.Client, http =>
        {
            http.Timeout = TimeSpan.FromSeconds(10);
            http.MaxResponseContentBufferSize = LongestAnswer;
        })
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(4),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
    }
}
