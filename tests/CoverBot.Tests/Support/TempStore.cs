using CoverBot.Storage;
using NodaTime;
using NodaTime.Testing;

namespace CoverBot.Tests.Support;

/// <summary>A real SQLite store in a folder of its own, gone with the test. It starts on Mon 16 Nov 2026, 09:00 UTC.</summary>
public sealed class TempStore : IStoreUnderTest
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 16, 9, 0);

    public TempStore()
    {
        Folder = Directory.CreateTempSubdirectory("coverbot-").FullName;
        Open();
    }

    public string Folder { get; }

    public string Path => System.IO.Path.Combine(Folder, "coverbot.db");

    /// <summary>The clock people are told; stands still until it is moved.</summary>
    public FakeClock Clock { get; } = new(Start);

    /// <summary>Wall time; stands still until it is moved.</summary>
    public SettableTime Wall { get; } = new(Start.ToDateTimeOffset());

    public SqliteFile File { get; private set; } = null!;

    public ITable Table { get; private set; } = null!;

    public IWakeUps WakeUps { get; private set; } = null!;

    IClock IStoreUnderTest.Clock => Clock;

    TimeProvider IStoreUnderTest.Wall => Wall;

    public Instant Now => Clock.GetCurrentInstant();

    public void Restart()
    {
        File.Dispose();
        Open();
    }

    public Task PassAsync(Duration time)
    {
        Clock.Advance(time);
        Wall.Advance(time.ToTimeSpan());
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        File.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Open()
    {
        File = SqliteFile.Open(Path);
        Table = new SqliteTable(File);
        WakeUps = new SqliteWakeUps(File, Clock, Wall);
    }
}
