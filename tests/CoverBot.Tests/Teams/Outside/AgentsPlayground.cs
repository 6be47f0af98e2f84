using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoverBot.Tests.Slack.Outside;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>
/// Microsoft 365 Agents Playground, Microsoft's own emulator of Teams, in a process of its own: one team with two channels, a chat with the bot, six people of whom Alex sits at the
/// screen. It opens no dialog from a card, deletes nothing, and shows everybody what was meant for one.
/// </summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string TeamChannel = "19:general@thread.tacv2";
    public const string ClientChannel = "19:acme@thread.tacv2";
    public const string OwnChat = "a:1personal";

    private static readonly string[] Others = ["Megan Bowen", "Adele Vance", "Isaiah Langer", "Patti Fernandez", "Lynne Robbins"];

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly HttpClient http;

    private AgentsPlayground(Process process, Task<string> errors, int port)
    {
        (this.process, this.errors) = (process, errors);
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        http = new() { BaseAddress = new Uri(Address) };
    }

    /// <summary>Of its page.</summary>
    public string Address { get; }

    private string Connector => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "_connector";

    /// <param name="folder">For its settings and its log.</param>
    /// <param name="bot">Where the bot listens.</param>
    public static async Task<AgentsPlayground> StartAsync(ScratchFolder folder, string bot)
    {
        // JSON is YAML too.
        await File.WriteAllTextAsync(folder.File(".m365agentsplayground.yml"), Settings().ToJsonString());
        var port = SlackEmulator.FreePort();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Path.GetDirectoryName(folder.File("x")), RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(NodeScripts.Folder, "node_modules/@microsoft/m365agentsplayground/cli.js"), "start", "-e", bot + "/api/messages", "-c", "msteams",
            "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var playground = new AgentsPlayground(process, process.StandardError.ReadToEndAsync(), port);
        await Eventually.Async(async () => process.HasExited ? throw new InvalidOperationException(await playground.errors) : await playground.AnswersAsync(), seconds: 60);
        return playground;
    }

    /// <summary>Somebody who is not at the screen writes to the bot in their own chat with it.</summary>
    /// <param name="person">1 for Megan, 2 for Adele, and so on.</param>
    public async Task WritesAsync(int person, string text) => await HandOverAsync(new JsonObject
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["text"] = text,
        ["textFormat"] = "plain",
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("o", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector,
        ["from"] = new JsonObject { ["id"] = Mri(person), ["name"] = Others[person - 1], ["aadObjectId"] = Aad(person) },
        ["recipient"] = new JsonObject { ["id"] = "28:" + AppId, ["name"] = "CoverBot" },
        ["conversation"] = new JsonObject { ["id"] = await ChatAsync(person), ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    });

    /// <summary>The chat of somebody who is not at the screen with the bot: the same one that the bot would open.</summary>
    private async Task<string> ChatAsync(int person)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("_connector/v3/conversations", UriKind.Relative), new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = "28:" + AppId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = Mri(person) }),
            ["tenantId"] = Tenant,
        });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        http.Dispose();
    }

    /// <summary>Any activity, handed to the bot by the emulator; its answer is not told.</summary>
    private async Task HandOverAsync(JsonObject activity)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("_internal/v1/customActivities", UriKind.Relative), activity);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("_internal/v1/config", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static JsonObject Settings() => new()
    {
        ["version"] = "0.1.1",
        ["tenantId"] = Tenant,
        ["bot"] = new JsonObject { ["id"] = "28:" + AppId, ["name"] = "CoverBot" },
        ["currentUser"] = Person(0, "Alex Wilber"),
        ["users"] = new JsonArray([.. Others.Select((name, index) => Person(index + 1, name))]),
        ["personalChat"] = new JsonObject { ["id"] = OwnChat },
        ["groupChat"] = new JsonObject { ["id"] = "19:group@thread.v2", ["name"] = "Lunch" },
        ["team"] = new JsonObject
        {
            ["id"] = TeamChannel,
            ["name"] = "Harbour",
            ["aadGroupId"] = "00000000-0000-4000-8000-000000000031",
            ["channels"] = new JsonArray(new JsonObject { ["id"] = ClientChannel, ["name"] = "acme" }),
        },
    };

    private static JsonObject Person(int number, string name)
    {
        var (given, family) = (name.Split(' ')[0], name.Split(' ')[1]);
        return new()
        {
            ["id"] = Mri(number), ["name"] = name, ["aadObjectId"] = Aad(number), ["givenName"] = given, ["surname"] = family,
            ["email"] = $"{given}@harbour.test", ["userPrincipleName"] = $"{given}@harbour.test",
        };
    }

    private static string Mri(int number) => "29:1person" + number;

    private static string Aad(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-0000000000{20 + number}");
}
