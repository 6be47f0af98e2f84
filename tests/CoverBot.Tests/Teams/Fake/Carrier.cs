using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>What the bot said to one activity.</summary>
/// <param name="Status">0: nothing in time, or nobody there.</param>
internal sealed record TeamsReceipt(int Status, string Body = "")
{
    public bool Taken => Status == 200;
}

/// <summary>Brings activities to the bot, each with a token of its own: an invoke once, everything else again under the same id until it is taken.</summary>
internal sealed class Carrier(FakeWorld world, FakeIssuer issuer) : IDisposable
{
    /// <summary>As long as Teams waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<Task> underWay = [];
    private int repeated;

    /// <summary>Where the bot listens; null until it does.</summary>
    public Uri? Bot { get; set; }

    /// <summary>How often an activity was sent again.</summary>
    public int Repeated => repeated;

    /// <summary>Sends it; what is not taken is sent again in the background.</summary>
    public async Task<TeamsReceipt> TellAsync(JsonObject activity)
    {
        var first = await OnceAsync(activity);
        if (!first.Taken)
        {
            underWay.Add(AgainAsync(activity));
        }
        return first;
    }

    /// <summary>Sends it once: who gets no answer is told that something went wrong.</summary>
    public Task<TeamsReceipt> InvokeAsync(JsonObject invoke) => OnceAsync(invoke);

    /// <summary>Waits until nothing is to be sent again.</summary>
    public Task QuietAsync() => Task.WhenAll(underWay);

    public void Dispose()
    {
        end.Cancel();
        http.Dispose();
        end.Dispose();
    }

    private async Task AgainAsync(JsonObject activity)
    {
        try
        {
            do
            {
                await Task.Delay(BetweenTries, end.Token);
                Interlocked.Increment(ref repeated);
            }
            while (!(await OnceAsync(activity)).Taken);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task<TeamsReceipt> OnceAsync(JsonObject activity)
    {
        if (Bot is null)
        {
            return new(0);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot, "/api/messages")) { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Token(world.AppId, activity["serviceUrl"]!.GetValue<string>()));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return Judged(activity, new((int)response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token)));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !end.IsCancellationRequested)
        {
            return new(0);
        }
    }

    /// <summary>An error is a complaint. Silence is not, for a bot may be dead on purpose, nor is the wish to be told again.</summary>
    private TeamsReceipt Judged(JsonObject activity, TeamsReceipt receipt)
    {
        if (receipt.Status is not (200 or 503))
        {
            world.Complain($"{activity["type"]} {activity["name"]}: answered {receipt.Status}");
        }
        return receipt;
    }
}
