using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack;

/// <summary>One call as it arrived.</summary>
internal sealed record StubCall(string Method, string Authorization, IReadOnlyDictionary<string, string> Form)
{
    public string this[string name] => Form.GetValueOrDefault(name, "");

    public JsonNode Json(string name) => JsonNode.Parse(this[name])!;
}

/// <summary>The other side of the wire, for one call at a time: answers what it was told to, and remembers what it was asked.</summary>
internal sealed class SlackStub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<RequestDelegate>> planned = new();
    private readonly ConcurrentDictionary<string, Func<StubCall, RequestDelegate>> always = new();

    private SlackStub(WebApplication app) => this.app = app;

    public ConcurrentQueue<StubCall> Calls { get; } = [];

    public Uri ApiUrl => new(app.Urls.Single() + "/api/");

    public static async Task<SlackStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new SlackStub(builder.Build());
        stub.app.MapPost("/api/{method}", stub.HandleAsync);
        await stub.app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>The bodies of the calls of one method, in order.</summary>
    public StubCall[] To(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <summary>Answers every call of the method like this, unless something else is planned for it.</summary>
    public void Always(string method, object json) => always[method] = _ => Json(json);

    /// <summary>Answers every call of the method by what it asks.</summary>
    public void Always(string method, Func<StubCall, object> json) => always[method] = call => Json(json(call));

    /// <summary>The next calls of the method are answered like this, one each.</summary>
    public void Next(string method, params object[] answers)
    {
        foreach (var answer in answers)
        {
            planned.GetOrAdd(method, _ => new()).Enqueue(answer as RequestDelegate ?? Json(answer));
        }
    }

    /// <summary>An answer that is no JSON, or none of Slack's.</summary>
    public static RequestDelegate Raw(int status, string type, string body, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
        await context.Response.WriteAsync(body);
    };

    /// <summary>Takes the call and hangs up.</summary>
    public static RequestDelegate Cut { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Nobody listens any more.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static RequestDelegate Json(object json) => Raw(200, "application/json; charset=utf-8", json is string text ? text : System.Text.Json.JsonSerializer.Serialize(json));

    private async Task HandleAsync(HttpContext context, string method)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var call = new StubCall(method, context.Request.Headers.Authorization.ToString(), form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        Calls.Enqueue(call);
        var answer = planned.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next
            : always.GetValueOrDefault(method)?.Invoke(call) ?? Json(new { ok = false, error = "unknown_method" });
        await answer(context);
    }
}
