using CoverBot.Desk;
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
    [InlineData("https://covers.table.core.windows.net")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=covers;AccountKey=c2VjcmV0")]
    [InlineData("UseDevelopmentStorage=true")]
    public void Azure_is_not_there_yet_and_its_key_is_not_repeated(string connection)
    {
        var problem = Assert.Single(Problems(("Storage:Connection", connection)));

        Assert.Contains("Azure storage is not there yet", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", problem, StringComparison.Ordinal);
    }

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
