using Azure.Core.Pipeline;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Support;

/// <summary>A store in an account of its own. Its clocks are the service's, so time is waited for.</summary>
public sealed class AzureStore : IStoreUnderTest
{
    private readonly HttpPipelinePolicy? each;
    private readonly AzurePace pace;

    /// <param name="connection">Names the account.</param>
    /// <param name="each">Sees every request; null for nobody.</param>
    /// <param name="pace">How long it is waited for; null: long enough that a busy machine is no trouble of the service's.</param>
    public AzureStore(string connection, HttpPipelinePolicy? each = null, AzurePace? pace = null)
    {
        (Connection, this.each, this.pace) = (connection, each, pace ?? AzurePace.Copying);
        Open();
    }

    public string Connection { get; }

    public ITable Table { get; private set; } = null!;

    public IWakeUps WakeUps { get; private set; } = null!;

    /// <summary>The clock people are told goes on from a Monday morning: at night nobody would be asked anything.</summary>
    public IClock Clock { get; } = new RatedClock(new(1, Now, Monday), TimeProvider.System);

    public TimeProvider Wall => TimeProvider.System;

    public void Restart() => Open();

    public Task PassAsync(Duration time) => Task.Delay(time.ToTimeSpan() + TimeSpan.FromSeconds(1));

    public void Dispose() { }

    /// <summary>The next Monday, at half past nine in London.</summary>
    public static Instant Monday =>
        Now.InUtc().Date.With(DateAdjusters.Next(IsoDayOfWeek.Monday)).At(new LocalTime(9, 30)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    private void Open()
    {
        var storage = AzureStorage.Open(StorageConnection.Read(Connection, out _)!, pace, each);
        Assert.Empty(storage.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult());
        Table = new AzureTable(storage);
        WakeUps = new AzureWakeUps(storage, NullLogger<AzureWakeUps>.Instance);
    }
}
