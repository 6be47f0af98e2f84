using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>The connector: lets a call in or not, makes it go wrong as planned, and does it.</summary>
internal sealed class Connector(FakeWorld world, FaultPlan<TeamsFault> faults, Throttle throttle)
{
    private readonly List<string> calls = [];
    private readonly HashSet<string> tokens = [];

    /// <summary>The kind of every call that came, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (world.Gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>Every token that came.</summary>
    public IReadOnlyCollection<string> TokensSeen
    {
        get
        {
            lock (world.Gate)
            {
                return [.. tokens];
            }
        }
    }

    public async Task HandleAsync(HttpContext context, string tenant)
    {
        try
        {
            var call = await ReadAsync(context, tenant);
            var kind = call.Kind;
            lock (world.Gate)
            {
                calls.Add(kind);
            }
            Authorize(context);
            if (call.Method != "GET" && throttle.IsTooMuch(call.Conversation))
            {
                await TeamsFault.TooFast.ShowAsync(context);
                return;
            }
            var fault = faults.Take(kind, call.Conversation);
            var answer = fault.IsCarriedOut() ? Do(call, kind, answered: fault == TeamsFault.None) : default;
            await (fault == TeamsFault.None ? JsonAsync(context, answer.Status, answer.Body) : fault.ShowAsync(context));
        }
        catch (TeamsNo no)
        {
            await JsonAsync(context, no.Status, no.Body());
        }
    }

    private async Task<ConnectorCall> ReadAsync(HttpContext context, string tenant)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (raw.AsSpan(0, raw.IndexOf('?', StringComparison.Ordinal) is > 0 and var end ? end : raw.Length).IndexOfAny(":;@ ") >= 0)
        {
            world.Complain($"an id is not escaped: {raw}");
        }
        JsonObject? body = null;
        if (context.Request.ContentLength > 0)
        {
            try
            {
                body = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
            }
            catch (JsonException)
            {
                world.Complain("no JSON");
                throw new TeamsNo(400, "BadSyntax");
            }
        }
        var rest = context.Request.RouteValues["rest"]!.ToString()!.Split('/');
        return new(world, tenant, context.Request.Method, rest, body, context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString()));
    }

    private void Authorize(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        lock (world.Gate)
        {
            tokens.Add(header);
            if (!header.StartsWith("Bearer ", StringComparison.Ordinal) || !world.Takes(header["Bearer ".Length..]))
            {
                throw new TeamsNo(401, "Unauthorized");
            }
        }
    }

    private (int Status, JsonNode? Body) Do(ConnectorCall call, string kind, bool answered)
    {
        lock (world.Gate)
        {
            if (world.Elsewhere.Contains(call.Tenant))
            {
                throw new TeamsNo(403, "InvalidBotApiHost");
            }
            if (world.Disabled.Contains(call.Tenant))
            {
                throw new TeamsNo(403, "BotDisabledByAdmin");
            }
            var deeds = world.Deeds.Count;
            (int, JsonNode?) done = kind switch
            {
                "open" => Conversing.Open(call),
                "thread" => Conversing.Thread(call),
                "post" or "target" => Conversing.Post(call),
                "put" => Conversing.Put(call),
                "delete" => Conversing.Delete(call),
                "members" => Rosters.Page(call),
                "member" => Rosters.One(call),
                _ => Rosters.Channels(call),
            };
            if (!answered && world.Deeds.Count > deeds)
            {
                world.LoseAnswer();
            }
            return done;
        }
    }

    private static Task JsonAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is null)
        {
            return Task.CompletedTask;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
