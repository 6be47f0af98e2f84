using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CoverBot.Tests.Support;

/// <summary>Counts the requests that a store makes, retries included.</summary>
internal sealed class Toll : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> passed = [];

    /// <summary>Since the last call, as "GET /covers001/coverbot()".</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (passed.TryDequeue(out var one))
        {
            taken.Add(one);
        }
        return taken;
    }

    public override void OnSendingRequest(HttpMessage message) => passed.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}");
}
