using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using CoverBot.Web;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CoverBot.Tests.Web;

[Trait("kind", "rule")]
public sealed class SettingsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_any_setting_CoverBot_may_start() => Assert.Empty(Problems());

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_key_and_what_works()
    {
        var problems = Problems(
            ("Storage:Connection", "mongo:db"), ("Playground:File", folder.File("nowhere/playground.db")), ("urls", "5080"), ("COVERBOT_FAULT", "tomorrow"));

        Assert.Equal(["Storage:Connection:", "Playground:File:", "ASPNETCORE_URLS:", "COVERBOT_FAULT:"], problems.Select(one => one[..(one.IndexOf(": ", StringComparison.Ordinal) + 1)]));
        Assert.All(problems, one => Assert.Contains("expected is ", one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sqlite:coverbot.db")]
    [InlineData("SQLite:coverbot.db")]
    [InlineData("https://covers.table.core.windows.net")]
    [InlineData("https://covers.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=covers;AccountKey=c2VjcmV0")]
    [InlineData("UseDevelopmentStorage=true")]
    public void A_file_an_account_with_its_key_and_an_account_by_identity_are_storages(string connection) =>
        Assert.Empty(Problems(("Storage:Connection", connection)));

    [Theory]
    [InlineData("sqlite:", "names no file")]
    [InlineData("coverbot.db", "no storage CoverBot knows")]
    [InlineData("https://covers.blob.core.windows.net", "no account's table service")]
    [InlineData("http://covers.table.core.windows.net", "no account's table service")]
    [InlineData("https://covers.table.core.windows.net/coverbot?sv=c2VjcmV0", "no account's table service")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0", "can't be read")]
    [InlineData("AccountName=covers;AccountKey=c2VjcmV0!", "can't be read")]
    public void What_is_no_storage_is_said_without_the_key(string connection, string what)
    {
        var problem = Assert.Single(Problems(("Storage:Connection", connection)));

        Assert.Contains(what, problem, StringComparison.Ordinal);
        Assert.Contains("expected is ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queues_of_an_account_are_beside_its_tables() => Assert.Equal(
        new StorageConnection.AzureIdentity(new("https://covers.table.core.windows.net/"), new("https://covers.queue.core.windows.net/")),
        StorageConnection.Read("https://covers.table.core.windows.net", out _));

    [Fact]
    public void The_two_files_are_two()
    {
        var problem = Assert.Single(Problems(("Storage:Connection", "sqlite:" + folder.File("one.db")), ("Playground:File", folder.File("one.db"))));

        Assert.StartsWith("Playground:File: is the file of Storage:Connection", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_faults_and_the_Playground_are_no_settings() =>
        Assert.Empty(Settings.Problems(Configuration(("COVERBOT_FAULT", "tomorrow"), ("Playground:File", "")), development: false));

    [Fact]
    public void A_faster_clock_is_the_same_for_every_process_that_is_told_the_same()
    {
        (string, string)[] settings = [("Storage:Connection", "UseDevelopmentStorage=true"), ("Clock:Speed", "60"), ("Clock:Since", "2026-11-25T15:00:00Z"), ("Clock:Start", "2026-11-30T10:00:00Z")];
        var rate = ClockSettings.Read(Configuration(settings))!;

        Assert.Empty(Problems(settings));
        Assert.Equal(Instant.FromUtc(2026, 11, 30, 11, 0), rate.Told(Instant.FromUtc(2026, 11, 25, 15, 1)));
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 15, 1), rate.Wall(Instant.FromUtc(2026, 11, 30, 11, 0)));
        Assert.Null(ClockSettings.Read(Configuration()));
    }

    [Theory]
    [InlineData("Clock:Speed", "0")]
    [InlineData("Clock:Speed", "fast")]
    [InlineData("Clock:Since", "")]
    [InlineData("Clock:Since", "yesterday")]
    [InlineData("Clock:Start", "monday")]
    public void A_clock_that_can_t_be_set_so_is_said_with_what_works(string key, string value)
    {
        (string Key, string Value)[] well = [("Storage:Connection", "UseDevelopmentStorage=true"), ("Clock:Speed", "60"), ("Clock:Since", "2026-11-25T15:00:00Z")];

        var problem = Assert.Single(Problems([.. well.Where(one => one.Key != key), (key, value)]));

        Assert.StartsWith(key + ": ", problem, StringComparison.Ordinal);
        Assert.Contains("expected is ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", false)]
    [InlineData("sqlite:coverbot.db", true)]
    public void Outside_Development_and_on_a_file_there_is_no_faster_clock(string storage, bool development)
    {
        var problem = Assert.Single(Settings.Problems(Configuration(("Storage:Connection", storage), ("Clock:Speed", "60"), ("Clock:Since", "2026-11-25T15:00:00Z")), development));

        Assert.StartsWith("Clock:Speed: is for ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_point_can_be_named() => Assert.All(Faults.All, point => Assert.NotNull(ProcessFaults.Parse(point + ":2")));

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] settings) => Settings.Problems(Configuration(settings), development: true);

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
}
