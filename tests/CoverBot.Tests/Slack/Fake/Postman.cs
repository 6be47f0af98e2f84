using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>What the bot said to one delivery.</summary>
/// <param name="Status">0: nothing within 3 seconds, or nobody there.</param>
/// <param name="ContentType">"" when there is none.</param>
/// <param name="NobodyThere">Nobody listened, or whoever did hung up.</param>
internal sealed record Receipt(int Status, string Body = "", string ContentType = "", bool NobodyThere = false)
{
    public bool Taken => Status is >= 200 and < 300;

    /// <summary>Why it comes again, as X-Slack-Retry-Reason says it.</summary>
    public string Reason => NobodyThere ? "connection_failed" : Status == 0 ? "http_timeout" : "http_error";
}

/// <summary>How a thing is handed over, when not plainly.</summary>
/// <param name="Twice">The same again, at the same time.</param>
/// <param name="Held">Not before <see cref="Postman.ReleaseAsync"/>.</param>
/// <param name="Age">How long ago it was done.</param>
/// <param name="Later">The same event again with <see cref="Postman.ReleaseAsync"/>, long after it was answered.</param>
/// <param name="ToTheEnd">The receipt is that of the last repetition.</param>
internal sealed record Sending(bool Twice = false, bool Held = false, TimeSpan Age = default, bool Later = false, bool ToTheEnd = false)
{
    public static readonly Sending Plain = new();
}

/// <summary>Brings what people do to the bot, by HTTP or by Socket Mode; events again when they are not taken.</summary>
internal sealed class Postman(World world, Sockets sockets, bool bySocket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> underWay = [];
    private readonly List<Func<Task>> held = [];
    private readonly ConcurrentQueue<string> lost = new();

    /// <summary>Where the bot listens; null until it does. Retries wait for it, since Slack's last ones come long after any restart.</summary>
    public Uri? Bot { get; set; }

    /// <summary>Waits before the retries of an event. Slack's own are almost none, a minute and five.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; set; } = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>Events given up: what each was, and how the bot answered, time by time.</summary>
    public IReadOnlyCollection<string> Lost => lost;

    /// <summary>Sends an event once; what is not taken is sent again later.</summary>
    public async Task<Receipt> EventAsync(JsonObject wrapper, Sending how)
    {
        if (how.Held)
        {
            held.Add(() => EventAsync(wrapper, how with { Held = false }));
            return new(0);
        }
        if (how.Later)
        {
            held.Add(() => OnceAsync(wrapper, 1, "http_timeout"));
        }
        var others = how.Twice ? OnceAsync(wrapper, 0, "") : Task.FromResult(new Receipt(200));
        var first = await OnceAsync(wrapper, 0, "");
        await others;
        if (!first.Taken)
        {
            var again = AgainAsync(wrapper, first);
            Track(again);
            return how.ToTheEnd ? await again : first;
        }
        return first;
    }

    /// <param name="form">A slash command's fields.</param>
    public Task<Receipt> CommandAsync(IReadOnlyDictionary<string, string> form, Sending how) => TwiceAsync(how, () => bySocket
        ? EnvelopeAsync("slash_commands", new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value)))), accepts: true, 0)
        : PostAsync("/slack/commands", Encode(form), "application/x-www-form-urlencoded"));

    public Task<Receipt> InteractionAsync(JsonObject payload, Sending how) => TwiceAsync(how, () => bySocket
        ? EnvelopeAsync("interactive", payload, accepts: payload["type"]!.GetValue<string>() == "view_submission", 0)
        : PostAsync("/slack/interactions", Encode(new Dictionary<string, string> { ["payload"] = payload.ToJsonString() }), "application/x-www-form-urlencoded"));

    /// <summary>Sends what was held, the last first when reversed.</summary>
    public async Task ReleaseAsync(bool reversed = false)
    {
        var now = reversed ? held.AsEnumerable().Reverse().ToList() : [.. held];
        held.Clear();
        foreach (var send in now)
        {
            await send();
        }
    }

    /// <summary>Waits until nothing is to be sent again.</summary>
    public Task QuietAsync()
    {
        lock (underWay)
        {
            return Task.WhenAll(underWay);
        }
    }

    /// <summary>In the background: an event that nobody waits for.</summary>
    public void Send(JsonObject wrapper) => Track(Task.Run(() => EventAsync(wrapper, Sending.Plain)));

    /// <summary>Posts to the bot, signed.</summary>
    /// <param name="retry">The number in X-Slack-Retry-Num; 0 for none.</param>
    /// <param name="reason">Of the retry.</param>
    public async Task<Receipt> PostAsync(string path, string body, string contentType, int retry = 0, string reason = "")
    {
        if (Bot is null)
        {
            return new(0, NobodyThere: true);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot, path)) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new(contentType);
        Sign(request, body);
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token), response.Content.Headers.ContentType?.ToString() ?? "");
        }
        catch (OperationCanceledException)
        {
            return new(0);
        }
        catch (HttpRequestException)
        {
            return new(0, NobodyThere: true);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        http.Dispose();
        end.Dispose();
    }

    /// <summary>What Slack puts in the header of that name.</summary>
    /// <param name="at">Unix seconds.</param>
    public static string Signature(string secret, string at, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{at}:{body}")));

    private void Sign(HttpRequestMessage request, string body)
    {
        var at = world.UnixSeconds.ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", Signature(world.SigningSecret, at, body));
    }

    private async Task<Receipt> AgainAsync(JsonObject wrapper, Receipt first)
    {
        var answers = new List<Receipt> { first };
        try
        {
            for (var retry = 1; retry <= Retries.Count; retry++)
            {
                await Task.Delay(Retries[retry - 1], end.Token);
                while (!bySocket && Bot is null)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), end.Token);
                }
                answers.Add(await OnceAsync(wrapper, retry, answers[^1].Reason));
                if (answers[^1].Taken)
                {
                    return answers[^1];
                }
            }
            lost.Enqueue($"{wrapper["event"]!["type"]} of {(wrapper["event"]!["bot_id"] is null ? "a person" : "the bot")}: {string.Join(", ", answers.Select(answer => answer.Status))}");
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        return answers[^1];
    }

    private Task<Receipt> OnceAsync(JsonObject wrapper, int retry, string reason) => bySocket
        ? EnvelopeAsync("events_api", wrapper, accepts: false, retry)
        : PostAsync("/slack/events", wrapper.ToJsonString(), "application/json", retry, reason);

    private async Task<Receipt> EnvelopeAsync(string type, JsonObject payload, bool accepts, int retry)
    {
        JsonObject envelope;
        lock (world.Gate)
        {
            envelope = new() { ["envelope_id"] = world.NewId("envelope"), ["type"] = type, ["payload"] = payload.DeepClone(), ["accepts_response_payload"] = accepts };
        }
        if (type == "events_api")
        {
            envelope["retry_attempt"] = retry;
            envelope["retry_reason"] = retry > 0 ? "timeout" : "";
        }
        if (await sockets.SendAsync(envelope) is not { } ack)
        {
            return new(0);
        }
        if (ack["payload"] is { } answer && !accepts)
        {
            world.Complain($"socket: {type} takes no answer, got {answer.ToJsonString()}");
        }
        return new(200, ack["payload"]?.ToJsonString() ?? "", ack["payload"] is null ? "" : "application/json");
    }

    private static async Task<Receipt> TwiceAsync(Sending how, Func<Task<Receipt>> send)
    {
        var second = how.Twice ? send() : null;
        var first = await send();
        // The same signature twice is a replay, whichever of the two came in later.
        return second is null ? first : await second is { Taken: true } taken ? taken : first;
    }

    private static string Encode(IReadOnlyDictionary<string, string> form) => string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    private void Track(Task task)
    {
        lock (underWay)
        {
            underWay.RemoveAll(one => one.IsCompleted);
            underWay.Add(task);
        }
    }
}
