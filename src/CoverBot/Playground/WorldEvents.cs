using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CoverBot.Playground;

/// <summary>Tells open pages that something changed; they then ask for it. What a page misses while it is away costs nothing: it asks for all when it comes back.</summary>
internal sealed class WorldEvents
{
    /// <summary>Everything may have changed: people, conversations, clock.</summary>
    public const string Everything = "*";

    private readonly Lock gate = new();
    private readonly List<Channel<string>> listeners = [];

    /// <param name="conversation">Which one changed, or <see cref="Everything"/>.</param>
    public void Changed(string conversation)
    {
        lock (gate)
        {
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(conversation);
            }
        }
    }

    /// <summary>Begins with <see cref="Everything"/>, then each change as it happens.</summary>
    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var mine = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        mine.Writer.TryWrite(Everything);
        lock (gate)
        {
            listeners.Add(mine);
        }
        try
        {
            await foreach (var change in mine.Reader.ReadAllAsync(cancel))
            {
                yield return change;
            }
        }
        finally
        {
            lock (gate)
            {
                listeners.Remove(mine);
            }
        }
    }
}
