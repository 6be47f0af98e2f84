using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>Ten thousand requests that are almost Slack's: cut, flipped, with members gone or of another kind; most of them rightly signed.</summary>
[Trait("kind", "contract")]
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly Mutations Mutation = new("U1", "D1", "T1");

    private const int Requests = 10_000;
    private const int AtOnce = 8;
    private const int Batch = 500;

    private readonly ConcurrentQueue<Request> refused = [];

    private DoorApp app = null!;

    public async ValueTask InitializeAsync() => app = await DoorApp.StartAsync(paced: false);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Whatever_comes_Slack_gets_an_answer_and_what_is_refused_changes_nothing()
    {
        await UnsignedAsync();
        using var setUp = await app.CommandAsync(Payloads.Command("channel here", channel: "C7"));
        var statuses = new int[600];

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            var request = Any(new Random(seed), seed);
            using var response = await app.SendAsync(request.Path, request.Body, request.Type, retry: request.Retry);
            Interlocked.Increment(ref statuses[(int)response.StatusCode]);
            if (response.StatusCode == HttpStatusCode.BadRequest)
            {
                refused.Enqueue(request);
            }
        });

        Assert.Equal(0, statuses[500..].Sum());
        Assert.All([200, 400], status => Assert.InRange(statuses[status], Requests / 20, Requests));
        Assert.DoesNotContain(app.Logged, line => line.Contains("broke:", StringComparison.Ordinal) || line.Contains("not taken", StringComparison.Ordinal));
        await RefusedAsync();
    }

    /// <summary>A tenth of it, signed by somebody else.</summary>
    private async Task UnsignedAsync()
    {
        var before = app.Kept();
        for (var seed = 0; seed < Requests / 10; seed++)
        {
            var request = Any(new Random(seed), seed);
            using var response = await app.SendAsync(request.Path, request.Body, request.Type, "forged", retry: request.Retry);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
        Assert.Equal(before, app.Kept());
        Assert.DoesNotContain(app.Slack.Calls, call => call.Method != "auth.test");
    }

    /// <summary>What was refused, once more, to a bot with a crew that nothing else happens to: after each batch all it keeps is as it was.</summary>
    private async Task RefusedAsync()
    {
        await using var quiet = await DoorApp.StartAsync(paced: false);
        using var setUp = await quiet.CommandAsync(Payloads.Command("channel here", channel: "C7"));
        await quiet.ShownAsync();
        var before = quiet.Kept();
        Assert.Contains("C7", before);
        quiet.Slack.Calls.Clear();
        foreach (var batch in refused.Chunk(Batch))
        {
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
            {
                using var response = await quiet.SendAsync(request.Path, request.Body, request.Type);
                Assert.InRange((int)response.StatusCode, 400, 499);
            });
            Assert.Equal(before, quiet.Kept());
        }
        Assert.Empty(quiet.Slack.Calls);
    }

    private static Request Any(Random chance, int seed)
    {
        var (path, type, payload) = Whole(chance, seed);
        if (chance.Next(3) > 0)
        {
            Mutation.Bend(payload, chance);
        }
        var body = path switch
        {
            "events" => Encoding.UTF8.GetBytes(payload.ToJsonString()),
            "interactions" => DoorApp.Form(new() { ["payload"] = payload.ToJsonString() }),
            _ => DoorApp.Form(new(payload.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)(field.Value is JsonValue text && text.TryGetValue<string>(out var value) ? value : field.Value?.ToJsonString()))))),
        };
        return new(path, type, chance.Next(3) == 0 ? Mutations.Break(body, chance) : body, chance.Next(10) == 0 ? 1 : null);
    }

    private static (string Path, string Type, JsonObject Payload) Whole(Random chance, int seed)
    {
        // Each in a chat of its own: nobody waits for Slack's one message a second.
        var chat = $"D{seed}";
        string[] words = ["help", "who", "away", "away fri", "client add Acme", "emergency <@U2|ben>", "channel here", "can't acme", "\u0000\u202e", "note acme x", "settings"];
        string[] presses = ["run|who", "start|away", "its-client|C1", "accept|a|1|1|", "away-form|m", "playbook|c", "|||", "fine|1", "add-client|C1"];
        var (text, press) = (words[chance.Next(words.Length)], presses[chance.Next(presses.Length)]);
        var input = new JsonObject { ["when"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = text } } };
        return chance.Next(12) switch
        {
            0 or 1 => ("commands", DoorApp.FormType, Payloads.Command(text, chance.Next(2) == 0 ? "/cover" : "/away", user: $"U{chance.Next(4)}")),
            2 => ("interactions", DoorApp.FormType, Payloads.Press(press, chance.Next(2) == 0 ? "C1" : chat)),
            3 => ("interactions", DoorApp.FormType, Payloads.PressInView(press, chance.Next(2) == 0 ? "home" : "modal")),
            4 or 5 => ("interactions", DoorApp.FormType, Payloads.Submission(press, input, chance.Next(2) == 0 ? "T1" : "T9")),
            6 => ("interactions", DoorApp.FormType, chance.Next(2) == 0 ? Payloads.Shortcut() : Payloads.Closed()),
            7 or 8 => ("events", DoorApp.JsonType, Payloads.Message(text, chat)),
            9 => ("events", DoorApp.JsonType, Payloads.Mention("<@UBOT> " + text)),
            10 => ("events", DoorApp.JsonType, Payloads.Moved(chance.Next(2) == 0 ? "member_joined_channel" : "member_left_channel", chance.Next(2) == 0 ? "UBOT" : "U1", $"U-{seed}")),
            _ => ("events", DoorApp.JsonType, chance.Next(2) == 0 ? Payloads.Opened("home") : new() { ["type"] = "url_verification", ["challenge"] = text }),
        };
    }

    private sealed record Request(string Path, string Type, byte[] Body, int? Retry);
}
