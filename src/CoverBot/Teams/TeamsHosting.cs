using CoverBot.Desk;
using CoverBot.Teams.Calling;
using CoverBot.Teams.Receiving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoverBot.Teams;

/// <summary>
/// Microsoft Teams as the host sees it: a platform that is there when it is configured. It needs an <see cref="IDesk"/> and the store's interfaces, and brings an
/// <see cref="IChat"/> and an <see cref="IPeople"/>.
/// </summary>
internal static partial class TeamsHosting
{
    /// <summary>As accounts, channels and chats name it.</summary>
    public const string Platform = "teams";

    /// <summary>As people call it.</summary>
    public const string Name = "Teams";

    /// <summary>Adds the check of the settings, and, where they say so, the services.</summary>
    public static void AddTeams(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new TeamsSettings(builder.Configuration, builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<ISettingsCheck>(settings);
        if (settings.IsAttached && settings.Problems().Count == 0)
        {
            AddTeams(builder.Services, settings.Options);
        }
    }

    /// <summary>Maps what Teams calls. Does nothing where Teams is not configured.</summary>
    public static void MapTeams(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<TeamsOptions>() is not { } options)
        {
            return;
        }
        TeamsReceiving.Map(app);
        if (options.AllowUnauthenticated)
        {
            Log.Open(app.Logger);
        }
    }

    /// <summary>Adds the services, for settings that can be used.</summary>
    internal static void AddTeams(IServiceCollection services, TeamsOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        TeamsCalling.Add(services, options);
        TeamsReceiving.Add(services);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: " + TeamsSettings.Unauthenticated + " is set. Whoever reaches this machine's own address can speak as anybody; it is for an emulator alone")]
        public static partial void Open(ILogger logger);
    }
}
