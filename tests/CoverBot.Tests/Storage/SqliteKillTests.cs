using System.Globalization;
using CoverBot.Storage;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage;

[Trait("kind", "contract")]
public sealed class SqliteKillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coverbot-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(folder, "coverbot.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_commit_a_killed_process_had_acknowledged_is_there_and_the_next_starts_at_once()
    {
        for (var round = 1; round <= 3; round++)
        {
            var acknowledged = await RunAndKillAsync(atLeast: 40 * round);
            using var file = SqliteFile.Open(FilePath);
            var rows = await new SqliteTable(file).RangeAsync("crew-1", "0", "z", Cancel);
            var head = int.Parse(rows[0].Columns["Rev"], CultureInfo.InvariantCulture);

            Assert.InRange(head, acknowledged, acknowledged + 1);
            Assert.Equal(Enumerable.Range(1, head).Select(rev => $"log|{rev:D6}"), rows.Skip(1).Select(row => row.Key));
            Assert.Equal(["ok"], file.Read(connection => connection.Query(row => row.GetString(0), "PRAGMA integrity_check")));
        }
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_says_so_in_one_sentence_and_does_not_start()
    {
        using var file = SqliteFile.Open(FilePath);
        using var second = new ChildProcess(FilePath);

        var (error, code) = await second.EndAsync(Cancel);

        Assert.Equal(1, code);
        Assert.Equal(
            $"Storage:Connection: sqlite:{FilePath} is in use by another CoverBot (stop that one first, or give this one a file of its own);"
            + " expected is a file in an existing folder that CoverBot may write to, such as sqlite:coverbot.db.",
            error);
    }

    /// <returns>The last number the process wrote before it died.</returns>
    private async Task<int> RunAndKillAsync(int atLeast)
    {
        using var child = new ChildProcess(FilePath);
        var last = 0;
        while (await child.Output.ReadLineAsync(Cancel) is { } line)
        {
            last = int.Parse(line, CultureInfo.InvariantCulture);
            if (last >= atLeast)
            {
                child.Kill();
                break;
            }
        }
        // What it wrote before the signal came is acknowledged as well; a last line may be cut short.
        var rest = await child.Output.ReadToEndAsync(Cancel);
        var lines = rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (error, _) = await child.EndAsync(Cancel);
        Assert.Equal("", error);
        return lines.Length == 0 ? last : int.Parse(lines[^1], CultureInfo.InvariantCulture);
    }
}
