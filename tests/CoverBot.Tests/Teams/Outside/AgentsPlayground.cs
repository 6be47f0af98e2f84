using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoverBot.Tests.Slack.Outside;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>
/// Microsoft 365 Agents Playground, Microsoft's own emulator of Teams, in a process of its own: one team with two channels, a chat with the bot, six people of whom Alex sits at the
/// screen. It opens no dialog from a card, deletes nothing, refreshes nothing, and shows everybody what was meant for one.
/// </summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string TeamChannel = "19:general@thread.tacv2";
    public const string ClientChannel = "19:acme@thread.tacv2";
    public const string OwnChat = "a:1personal";

    /// <summary>What attaches the program to it.</summary>
    public static (string Name, string Value)[] BotSettings { get; } =
        [("Teams__AppId", AppId), ("Teams__TenantId", Tenant), ("Teams__DangerouslyAllowUnauthenticated", "true")];

    private static readonly string[] Others = ["Megan Bowen", "Adele Vance", "Isaiah Langer", "Patti Fernandez", "Lynne Robbins"];

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly HttpClient http;

    private AgentsPlayground(Process process, Task<string> errors, int port, AgentsRecording recording)
    {
        (this.process, this.errors, Recording) = (process, errors, recording);
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        http = new() { BaseAddress = new Uri(Address) };
    }

    /// <summary>Of its page.</summary>
    public string Address { get; }

    /// <summary>What the bot asked of it.</summary>
    public AgentsRecording Recording { get; }

    /// <summary>What it sends, for those who are not at the screen.</summary>
    public Activities Say => field ??= new(AppId, Connector, TimeProvider.System);

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
            "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry", "--enable-events-recording",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_RECORDING_FILE"] = folder.File("recording.log");
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var playground = new AgentsPlayground(process, process.StandardError.ReadToEndAsync(), port, new(folder.File("recording.log")));
        await Eventually.Async(async () => process.HasExited ? throw new InvalidOperationException(await playground.errors) : await playground.AnswersAsync(), seconds: 60);
        return playground;
    }

    /// <summary>Somebody who is not at the screen.</summary>
    /// <param name="number">1 for Megan, 2 for Adele, and so on.</param>
    public async Task<AgentsPerson> PersonAsync(int number)
    {
        var chat = await AskAsync("_connector/v3/conversations", new()
        {
            ["bot"] = new JsonObject { ["id"] = "28:" + AppId }, ["members"] = new JsonArray(new JsonObject { ["id"] = Mri(number) }), ["tenantId"] = Tenant,
        });
        var person = new FakePerson(Aad(number), Mri(number), Others[number - 1], Tenant);
        return new(this, person, new(chat["id"]!.GetValue<string>(), Tenant, "personal", ""));
    }

    /// <summary>Any activity, handed to the bot by the emulator; its answer is not told.</summary>
    public Task HandOverAsync(JsonObject activity) => AskAsync("_internal/v1/customActivities", activity);

    /// <summary>Asks the emulator itself.</summary>
    /// <returns>An empty object for an empty answer.</returns>
    public async Task<JsonObject> AskAsync(string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
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
