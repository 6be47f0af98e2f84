using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CoverBot.Slack;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>
/// The <c>emulate</c> Slack emulator, strict about scopes, in a process of its own. It needs a newer Node than the other scripts, and finds one in Playwright's
/// package. It knows no dead token, no limits of Block Kit and no membership of public channels; it never calls an app.
/// </summary>
internal sealed class SlackEmulator : IAsyncDisposable
{
    public const string Team = "T000000001";
    public const string BotUser = "U0COVERBOT";
    public const string BotId = "B0COVERBOT";
    public const string ClientId = "12345.67890";
    public const string ClientSecret = "emulated-client-secret";

    /// <summary>May read but not write.</summary>
    public const string ReaderToken = "xoxb-reader";

    /// <summary>May do everything the manifest asks for.</summary>
    public const string BotToken = "xoxb-coverbot";

    /// <summary>Ann's own, for what people do in Slack.</summary>
    public const string PersonToken = "xoxp-ann";

    private static readonly string[] Everybody = ["ann", "ben", "cara", "max", "lee", "dana"];

    private readonly Process process;
    private readonly HttpClient http;

    private SlackEmulator(Process process, int port) => (this.process, http) = (process, new() { BaseAddress = AddressAt(port) });

    public static Uri AddressAt(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="seed">A file of its own, written here.</param>
    /// <param name="redirect">Where the app's installation comes back to.</param>
    public static async Task<SlackEmulator> StartAsync(int port, string seed, Uri redirect)
    {
        // JSON is YAML too.
        await File.WriteAllTextAsync(seed, Seed(redirect).ToJsonString());
        var start = new ProcessStartInfo(NodeScripts.NewerNode) { WorkingDirectory = NodeScripts.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["node_modules/emulate/dist/index.js", "start", "--service", "slack", "--port", port.ToString(CultureInfo.InvariantCulture), "--host", "127.0.0.1", "--seed", seed];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var emulator = new SlackEmulator(process, port);
        await Eventually.Async(async () => process.HasExited ? throw new InvalidOperationException(await output + await errors) : await emulator.AnswersAsync());
        return emulator;
    }

    /// <summary>Calls, and gives whatever it answers.</summary>
    public async Task<JsonObject> CallAsync(string token, string method, params (string Name, string Value)[] arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/" + method);
        request.Headers.Authorization = new("Bearer", token);
        request.Content = new FormUrlEncodedContent(arguments.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>Calls as somebody who may do everything; anything but yes is a failure.</summary>
    public async Task<JsonObject> AskAsync(string method, params (string Name, string Value)[] arguments)
    {
        var body = await CallAsync(PersonToken, method, arguments);
        Assert.True(body["ok"]?.GetValue<bool>(), $"{method}: {body.ToJsonString()}");
        return body;
    }

    /// <summary>The id it gave the user or channel, which is another one after each start.</summary>
    public async Task<string> IdAsync(string method, string list, string name) =>
        (await AskAsync(method, ("types", "public_channel,private_channel")))[list]!.AsArray().First(one => one!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        http.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await AskAsync("auth.test");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static JsonObject Seed(Uri redirect) => new()
    {
        ["slack"] = new JsonObject
        {
            ["team"] = new JsonObject { ["name"] = "Harbour", ["domain"] = "harbour" },
            ["users"] = new JsonArray([.. Everybody.Select(Person)]),
            ["channels"] = new JsonArray(new JsonObject { ["name"] = "acme" }, new JsonObject { ["name"] = "team", ["is_private"] = true }),
            ["oauth_apps"] = new JsonArray(new JsonObject
            {
                ["client_id"] = ClientId, ["client_secret"] = ClientSecret, ["app_id"] = "A0COVERBOT", ["name"] = "CoverBot", ["redirect_uris"] = new JsonArray(redirect.AbsoluteUri),
                ["scopes"] = new JsonArray([.. SlackManifest.Scopes.Keys.Select(scope => JsonValue.Create(scope))]), ["bot_id"] = BotId, ["bot_user_id"] = BotUser, ["bot_name"] = "coverbot",
            }),
            ["tokens"] = new JsonArray(
                new JsonObject { ["token"] = PersonToken, ["type"] = "user", ["user"] = "ann" }, BotsToken(BotToken, SlackManifest.Scopes.Keys), BotsToken(ReaderToken, ["users:read"])),
            ["strict_scopes"] = true,
        },
    };

    private static JsonObject Person(string name)
    {
        var shown = char.ToUpperInvariant(name[0]) + name[1..];
        return new JsonObject { ["name"] = name, ["real_name"] = shown + " Example", ["profile"] = new JsonObject { ["display_name"] = shown } };
    }

    private static JsonObject BotsToken(string token, IEnumerable<string> scopes) => new JsonObject
    {
        ["token"] = token, ["type"] = "bot", ["user_id"] = BotUser, ["app_id"] = "A0COVERBOT", ["bot_id"] = BotId, ["bot_user_id"] = BotUser,
        ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]),
    };
}
