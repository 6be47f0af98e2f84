using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Storage.Moving;
using NodaTime;

namespace CoverBot.Web;

/// <summary>Puts the store in that the setting names, and the clock that goes with it.</summary>
internal static class StoreHosting
{
    /// <param name="services">The host's.</param>
    /// <param name="connection">Null when the setting can't be used: then nothing is started either.</param>
    /// <param name="development">Whether the clock may be pushed, if the store is this process's own.</param>
    /// <param name="rate">How the clock goes; null: as the real one.</param>
    public static void AddStore(this IServiceCollection services, StorageConnection? connection, bool development, ClockRate? rate)
    {
        var embedded = connection is StorageConnection.Sqlite;
        services.AddSingleton(provider => Clock(provider, embedded && development));
        services.AddClock(rate);
        switch (connection)
        {
            // A setting that can't be used has been refused by the time anything asks for the store; the services are to be complete all the same.
            case null or StorageConnection.Sqlite:
                services.AddSingleton(_ => SqliteFile.Open(((StorageConnection.Sqlite)connection!).File)).AddSingleton<ITable, SqliteTable>().AddSingleton<IWakeUps, SqliteWakeUps>();
                break;
            default:
                services.AddSingleton(_ => AzureStorage.Open(connection, AzurePace.Answering)).AddSingleton<ITable, AzureTable>().AddSingleton<IWakeUps, AzureWakeUps>();
                services.AddHostedService(provider => ActivatorUtilities.CreateInstance<AtWork>(provider, provider.GetRequiredService<Replica>().Name));
                break;
        }
        if (development && embedded)
        {
            services.AddClockControl();
            services.AddSingleton<IReset, StartOver>();
        }
        else if (development)
        {
            services.AddSingleton<IClockControl, RealTime>().AddSingleton<IReset, NoStartingOver>();
        }
    }

    private static void AddClock(this IServiceCollection services, ClockRate? rate)
    {
        if (rate is null)
        {
            services.AddSingleton<IClock>(provider => provider.GetRequiredService<PushedClock>());
        }
        else
        {
            services.AddSingleton(rate).AddSingleton<IClock, RatedClock>();
        }
    }

    /// <summary>Waiting is harmless here: the embedded store answers a read at once, and the other one is not asked.</summary>
    private static PushedClock Clock(IServiceProvider provider, bool pushable) => PushedClock.LoadAsync(
        provider.GetRequiredService<ITable>(), provider.GetRequiredService<TimeProvider>(), pushable, CancellationToken.None).GetAwaiter().GetResult();
}
