using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Slack.Receiving;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>Slack's own framework and we believe, and refuse, the same requests.</summary>
[Trait("kind", "contract")]
public sealed class BoltTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Command = "team_id=T0HOME&command=%2Fcover&text=away+fri+%26+%3C%40U0BEN%3E&user_id=U0ANN";
    private const string Event = """{"type":"event_callback","team_id":"T0HOME","event":{"type":"message","text":"Grüße, 世界 🙂"}}""";

    /// <summary>Bolt goes by the machine's own clock.</summary>
    private static readonly long Now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static readonly (string Name, Request Sent, bool Genuine)[] Cases =
    [
        ("a command", Signed(Command, Form), true),
        ("an event, not in ASCII", Signed(Event, Json), true),
        ("four minutes old", Signed(Command, Form, Now - 240), true),
        ("a changed body", Signed(Command, Form) with { Body = Command.Replace("fri", "sat", StringComparison.Ordinal) }, false),
        ("a byte more", Signed(Event, Json) with { Body = Event + " " }, false),
        ("another moment", Signed(Command, Form) with { Timestamp = (Now - 1).ToString(CultureInfo.InvariantCulture) }, false),
        ("another secret", Signed(Command, Form, secret: "not the secret"), false),
        ("ten minutes old", Signed(Command, Form, Now - 600), false),
        ("another version", Signed(Command, Form) with { Version = "v1" }, false),
        ("half a signature", Signed(Command, Form) with { Hash = "a2114d57b48eac39" }, false),
        ("capitals", Upper(Signed(Command, Form)), false),
        ("no signature", Signed(Command, Form) with { Hash = "" }, false),
    ];

    [Fact]
    public async Task Slacks_framework_believes_and_refuses_what_we_do()
    {
        var statuses = await AnswersAsync([.. Cases.Select(one => one.Sent)]);

        Assert.Equal(Cases.Select(one => $"{one.Name}: {(one.Genuine ? 200 : 401)}"), Cases.Zip(statuses, (one, status) => $"{one.Name}: {status}"));
        Assert.Equal(Cases.Select(one => $"{one.Name}: {one.Genuine}"), Cases.Select(one => $"{one.Name}: {Ours(one.Sent)}"));
    }

    [Fact]
    public async Task Only_we_refuse_what_comes_from_the_future()
    {
        var early = Signed(Command, Form, Now + 600);

        var statuses = await AnswersAsync([early]);

        Assert.Equal(200, Assert.Single(statuses));
        Assert.False(Ours(early));
    }

    [Fact]
    public async Task What_we_sign_ourselves_Slacks_framework_believes()
    {
        var at = Now.ToString(CultureInfo.InvariantCulture);
        var ours = new Request(Event, Json, at, "v0", SlackSignature.Of(Secret, at, Encoding.UTF8.GetBytes(Event))[3..]);

        var statuses = await AnswersAsync([ours]);

        Assert.Equal(200, Assert.Single(statuses));
    }

    private static bool Ours(Request request) => SlackSignature.IsGenuine(
        [Secret], request.Timestamp, request.Signature, Encoding.UTF8.GetBytes(request.Body), Instant.FromUnixTimeSeconds(Now));

    private async Task<int[]> AnswersAsync(Request[] requests)
    {
        var question = new JsonObject { ["secret"] = Secret, ["requests"] = new JsonArray([.. requests.Select(one => one.ToJson())]) };
        return [.. (await node.Ask("receive-with-bolt.mjs", question)).AsArray().Select(status => status!.GetValue<int>())];
    }

    /// <summary>As the fake Slack signs.</summary>
    private static Request Signed(string body, string type, long? at = null, string secret = Secret)
    {
        var moment = (at ?? Now).ToString(CultureInfo.InvariantCulture);
        return new(body, type, moment, "v0", Postman.Signature(secret, moment, body)[3..]);
    }

    private static Request Upper(Request request) => request with { Hash = request.Hash.ToUpperInvariant() };

    private sealed record Request(string Body, string Type, string Timestamp, string Version, string Hash)
    {
        public string Signature => $"{Version}={Hash}";

        public JsonObject ToJson() => new JsonObject
        {
            ["contentType"] = Type,
            ["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)),
            ["headers"] = new JsonObject { [SlackSignature.TimestampHeader] = Timestamp, [SlackSignature.SignatureHeader] = Signature },
        };
    }
}
