using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Teams.Calling;

/// <summary>One call over HTTP, once: never repeated here, since a message may have been posted although its answer was lost.</summary>
internal sealed partial class TeamsWire(IHttpClientFactory clients, TeamsHosts hosts, Gates<TeamsLane> gates, TimeProvider time, ILogger<TeamsWire> log)
{
    public const string Client = "teams";

    private static readonly Duration Soon = Duration.FromSeconds(1);
    private static readonly Duration SlowDown = Duration.FromSeconds(10);
    private static readonly Duration SlowestDown = Duration.FromHours(1);
    private static readonly Duration Unreachable = Duration.FromSeconds(5);

    /// <param name="service">As Teams said it, with or without a slash at its end.</param>
    /// <param name="token"><see cref="TeamsTokens.None"/> where none is needed.</param>
    public async Task<TeamsReply> SendAsync(Uri service, TeamsCall call, string token, CancellationToken cancel)
    {
        if (!hosts.IsAllowed(service))
        {
            Log.NotTeams(log, call.What);
            return new TeamsReply.NotInstalled();
        }
        if (cancel.IsCancellationRequested)
        {
            return new TeamsReply.NotDone(Soon);
        }
        try
        {
            using var http = clients.CreateClient(Client);
            using var request = Request(service, call, token);
            using var response = await http.SendAsync(request, cancel);
            return await ReadAsync(call, response, cancel);
        }
        catch (HttpRequestException error) when (NeverLeft(error.HttpRequestError))
        {
            Log.NotReached(log, call.What, error.HttpRequestError.ToString());
            return new TeamsReply.NotDone(Unreachable);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            Log.NoAnswer(log, call.What, CodePlace.Of(error));
            return new TeamsReply.Unsure();
        }
    }

    private static HttpRequestMessage Request(Uri service, TeamsCall call, string token)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(service.AbsoluteUri.TrimEnd('/') + call.Path));
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body.ToJsonString(), Encoding.UTF8, "application/json");
        }
        request.Headers.Authorization = token == TeamsTokens.None ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static bool NeverLeft(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private async Task<TeamsReply> ReadAsync(TeamsCall call, HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or 412 or 503)
        {
            return Held(call, response);
        }
        if (response.IsSuccessStatusCode)
        {
            return await BodyAsync(response, cancel) is { } body ? new TeamsReply.Ok(body) : Unreadable(call, status);
        }
        if (status is >= 500 or < 400)
        {
            return Unreadable(call, status);
        }
        return Refused(call, status, await BodyAsync(response, cancel) ?? []);
    }

    private TeamsReply.Unsure Unreadable(TeamsCall call, int status)
    {
        Log.Unreadable(log, call.What, status);
        return new();
    }

    /// <returns>Empty for no words at all; null for what is no JSON object: a page of HTML during an outage.</returns>
    private static async Task<JsonObject?> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        if (body.Length == 0)
        {
            return [];
        }
        try
        {
            return JsonNode.Parse(body, documentOptions: new() { AllowDuplicateProperties = false }) switch
            {
                JsonObject json => json,
                JsonArray list => new() { ["list"] = list },
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TeamsReply.No Refused(TeamsCall call, int status, JsonObject body)
    {
        var refusal = TeamsRefusal.Of(status, body);
        if (log.IsEnabled(refusal.Level))
        {
            Log.Refused(log, refusal.Level, call.What, status, refusal.Code, refusal.SubCode);
        }
        return new(refusal.Trouble);
    }

    private TeamsReply.NotDone Held(TeamsCall call, HttpResponseMessage response)
    {
        var said = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => Duration.FromTimeSpan(delta),
            { Date: { } date } => Instant.FromDateTimeOffset(date) - time.Wall(),
            _ => response.StatusCode == System.Net.HttpStatusCode.TooManyRequests ? SlowDown : Soon,
        };
        var after = Duration.Min(Duration.Max(said, Soon), SlowestDown);
        gates.Hold(call.Lane, after);
        Log.SlowDown(log, call.What, (int)response.StatusCode, (int)after.TotalSeconds);
        return new(after);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: what is stored as its service URL is none of its own; not called to {What}")]
        public static partial void NotTeams(ILogger log, string what);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams asks to wait before trying to {What} again (HTTP {Status}): {Seconds} s")]
        public static partial void SlowDown(ILogger log, string what, int status, int seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams can't be reached to {What}: {Error}")]
        public static partial void NotReached(ILogger log, string what, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams gave no answer when asked to {What}: {Place}")]
        public static partial void NoAnswer(ILogger log, string what, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams' answer can't be read when asked to {What} (HTTP {Status})")]
        public static partial void Unreadable(ILogger log, string what, int status);

        [LoggerMessage(Message = "Teams refuses to {What} (HTTP {Status}): {Code}, {SubCode}")]
        public static partial void Refused(ILogger log, LogLevel level, string what, int status, string code, string subCode);
    }
}
