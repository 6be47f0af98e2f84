using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using NodaTime;

namespace CoverBot.Slack.Calling;

/// <summary>One call over HTTP, once: a form POST, never repeated here, since a message may have been posted although its answer was lost.</summary>
internal sealed partial class SlackWire(IHttpClientFactory clients, SlackOptions options, Gates<SlackLane> gates, ILogger<SlackWire> log)
{
    public const string Client = "slack";

    /// <summary>Also where Slack says so without naming a time.</summary>
    private static readonly Duration SlowDown = Duration.FromSeconds(30);

    private static readonly Duration SlowestDown = Duration.FromHours(1);
    private static readonly Duration Soon = Duration.FromSeconds(1);
    private static readonly Duration Unreachable = Duration.FromSeconds(5);

    public async Task<SlackReply> SendAsync(SlackToken token, SlackLane lane, IReadOnlyDictionary<string, string> arguments, CancellationToken cancel)
    {
        if (gates.HeldFor(lane) is { } left)
        {
            return new SlackReply.NotDone(left);
        }
        if (cancel.IsCancellationRequested)
        {
            return new SlackReply.NotDone(Soon);
        }
        try
        {
            using var http = clients.CreateClient(Client);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, lane.Method));
            request.Content = new FormUrlEncodedContent(arguments);
            request.Headers.Authorization = Authorization(token);
            using var response = await http.SendAsync(request, cancel);
            return await ReadAsync(lane, response, cancel);
        }
        catch (HttpRequestException error) when (NeverLeft(error.HttpRequestError))
        {
            Log.NotReached(log, lane.Method, error.HttpRequestError.ToString());
            return new SlackReply.NotDone(Unreachable);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            Log.NoAnswer(log, lane.Method, CodePlace.Of(error));
            return new SlackReply.Unsure();
        }
    }

    private static bool NeverLeft(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static AuthenticationHeaderValue? Authorization(SlackToken token) => token switch
    {
        SlackToken.Bearer bearer => new("Bearer", bearer.Secret),
        SlackToken.Client client => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id}:{client.Secret}"))),
        _ => null,
    };

    private async Task<SlackReply> ReadAsync(SlackLane lane, HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return Held(lane, response);
        }
        var body = (int)response.StatusCode < 500 ? await BodyAsync(response, cancel) : null;
        if (body?["ok"] is not JsonValue value || !value.TryGetValue(out bool ok))
        {
            Log.Unreadable(log, lane.Method, (int)response.StatusCode);
            return new SlackReply.Unsure();
        }
        return ok ? new SlackReply.Ok(body) { Scopes = Scopes(response) } : Refused(lane, response, body);
    }

    /// <returns>Null for what is no JSON object: a page of HTML during an outage, a redirect.</returns>
    private static async Task<JsonObject?> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }
        try
        {
            return JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancel), documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableHashSet<string> Scopes(HttpResponseMessage response) => response.Headers.TryGetValues("x-oauth-scopes", out var said)
        ? [.. said.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
        : [];

    private SlackReply Refused(SlackLane lane, HttpResponseMessage response, JsonObject body)
    {
        var refusal = SlackRefusal.Of(body);
        var trouble = SlackErrors.Of(refusal.Code);
        if (trouble == SlackTrouble.Slow)
        {
            return Held(lane, response);
        }
        var level = SlackRefusal.LevelOf(trouble);
        if (log.IsEnabled(level))
        {
            Log.Refused(log, level, lane.Method, refusal.Code, refusal.Needed ?? "-", refusal.Provided ?? "-", refusal.Hints);
        }
        return trouble switch
        {
            SlackTrouble.Unsure => new SlackReply.Unsure(),
            SlackTrouble.NotProcessed => new SlackReply.NotDone(Soon),
            _ => new SlackReply.No(refusal.Code, refusal.Needed),
        };
    }

    private SlackReply.NotDone Held(SlackLane lane, HttpResponseMessage response)
    {
        var said = response.Headers.TryGetValues("Retry-After", out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Duration.FromSeconds(seconds) : SlowDown;
        var after = Duration.Min(Duration.Max(said, Soon), SlowestDown);
        gates.Hold(lane, after);
        Log.SlowDown(log, lane.Method, (int)after.TotalSeconds);
        return new(after);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack asks to wait {Seconds} s with {Method}")]
        public static partial void SlowDown(ILogger log, string method, int seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack can't be reached for {Method}: {Error}")]
        public static partial void NotReached(ILogger log, string method, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack gave no answer to {Method}: {Place}")]
        public static partial void NoAnswer(ILogger log, string method, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack's answer to {Method} can't be read (HTTP {Status})")]
        public static partial void Unreadable(ILogger log, string method, int status);

        [LoggerMessage(Message = "Slack refuses {Method}: {Code}; needed scope: {Needed}, provided: {Provided}; {Hints}")]
        public static partial void Refused(ILogger log, LogLevel level, string method, string code, string needed, string provided, string hints);
    }
}
