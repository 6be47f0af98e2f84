using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Support;

/// <summary>Stands before one service of a storage account and decides what becomes of each request.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly Relay relay = new();
    private readonly Uri service;
    private readonly Func<HttpRequest, Fate> decide;
    private WebApplication app = null!;

    private StorageProxy(Uri service, Func<HttpRequest, Fate> decide) => (this.service, this.decide) = (service, decide);

    /// <summary>What becomes of a request.</summary>
    public enum Fate
    {
        Answered,

        /// <summary>Answered after most of the time that somebody waits for it.</summary>
        Slow,

        /// <summary>503: not done.</summary>
        Busy,

        /// <summary>403: not done.</summary>
        Forbidden,

        /// <summary>404: there is no such table or queue.</summary>
        Missing,

        /// <summary>Done, but the connection breaks before the answer.</summary>
        AnswerLost,

        /// <summary>Neither done nor answered.</summary>
        Unanswered,
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Every request so far, as "GET /coverbot()".</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<StorageProxy> StartAsync(Uri service, Func<HttpRequest, Fate> decide)
    {
        var proxy = new StorageProxy(service, decide);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        proxy.app = builder.Build();
        proxy.app.Urls.Add("http://127.0.0.1:0");
        proxy.app.Run(proxy.PassAsync);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        relay.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} /{context.Request.Path.Value!.Split('/', 3).Last()}");
        switch (decide(context.Request))
        {
            case Fate.Slow:
                await Task.Delay(TimeSpan.FromSeconds(1.2), context.RequestAborted);
                await relay.PassAsync(context, service);
                return;
            case Fate.Busy:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case Fate.Forbidden:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            case Fate.Missing:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            case Fate.Unanswered:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case Fate.AnswerLost:
                using (await relay.AskAsync(context.Request, service))
                {
                    context.Abort();
                }
                return;
            default:
                await relay.PassAsync(context, service);
                return;
        }
    }
}
