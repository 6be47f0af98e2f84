using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using CoverBot.Web;
using Microsoft.Extensions.Configuration;

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
    public void Every_fault_point_can_be_named() => Assert.All(Faults.All, point => Assert.NotNull(ProcessFaults.Parse(point + ":2")));

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] settings) => Settings.Problems(Configuration(settings), development: true);

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
}
