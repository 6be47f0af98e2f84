using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace CoverBot.Web;

/// <summary>Puts the bot together.</summary>
internal static class CoverBotHosting
{
    private const string StandardUrl = "http://127.0.0.1:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    public static void AddCoverBot(this WebApplicationBuilder builder)
    {
        var begun = new Begun();
        builder.Services.AddSingleton(begun);
        AddLogging(builder.Logging, begun);
        if (!SaysWhere(builder.Configuration))
        {
            builder.WebHost.UseUrls(StandardUrl);
        }
        var development = builder.Environment.IsDevelopment();
        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Stopping.AtMost);
        services.TryAddSingleton(TimeProvider.System);
        var store = Settings.Storage(builder.Configuration);
        services.AddStore(store, development, ClockSettings.Read(builder.Configuration));
        services.AddSingleton(FaultsOf(builder.Configuration, development));
        services.AddDesk(alone: store is StorageConnection.Sqlite);
    }

    /// <summary>Whether an address is set in one of the ways that ASP.NET Core knows.</summary>
    private static bool SaysWhere(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    public static void UseCoverBot(this WebApplication app)
    {
        HealthEndpoint.Map(app);
        AboutPages.Map(app);
    }

    private static IFaults FaultsOf(ConfigurationManager configuration, bool development) =>
        development && configuration[ProcessFaults.Variable] is { Length: > 0 } set && ProcessFaults.Parse(set) is { } faults ? faults : new NoFaults();

    /// <summary>What is wrong goes to the error stream: the other one says where CoverBot is, and nothing else.</summary>
    private static void AddLogging(ILoggingBuilder logging, Begun begun)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(options => (options.SingleLine, options.ColorBehavior) = (true, LoggerColorBehavior.Disabled));
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        // Why it does not start is said once, in words, by StartUp.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => begun.IsSo && level >= LogLevel.Warning);
    }
}
