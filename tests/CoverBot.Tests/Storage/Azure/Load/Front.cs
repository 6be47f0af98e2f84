using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>Stands before the replicas and gives each its turn. It does not look whether one is alive: who meets a dead one hears nothing.</summary>
internal sealed class Front : IAsyncDisposable
{
    private readonly Relay relay = new();
    private readonly Uri?[] replicas;
    private WebApplication app = null!;
    private uint turn;

    private Front(int replicas) => this.replicas = new Uri?[replicas];

    public Uri Address => new(app.Urls.Single());

    public static async Task<Front> StartAsync(int replicas)
    {
        var front = new Front(replicas);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        front.app = builder.Build();
        front.app.Urls.Add("http://127.0.0.1:0");
        front.app.Run(async context =>
        {
            try
            {
                await front.relay.PassAsync(context, front.Next());
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                context.Abort();
            }
        });
        await front.app.StartAsync();
        return front;
    }

    public void Put(int replica, string address) => replicas[replica] = new(address);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        relay.Dispose();
    }

    private Uri Next() => replicas[Interlocked.Increment(ref turn) % replicas.Length] ?? throw new HttpRequestException("not started");
}
