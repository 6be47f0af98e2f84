using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>How many boards of all crews don't show yet what they should.</summary>
internal sealed class Lagging(CrewStore store, Deliveries deliveries, Replica replica, TimeProvider wall)
{
    /// <summary>Who looks after several replicas asks each of them every few seconds, and an answer takes two questions a crew.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Task<int>? counting;
    private long countedAt;

    /// <summary>As of now; where the store is shared, as of the last minute. The store is asked for its crews in any case, so that one that can't be read is noticed.</summary>
    /// <param name="cancel">Who does not wait for the count finds it ready the next time.</param>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var crews = await store.CrewsAsync(cancel);
        return await (replica.Alone ? AllAsync(crews, cancel) : Shared(crews).WaitAsync(cancel));
    }

    private Task<int> Shared(IReadOnlyList<CrewId> crews)
    {
        lock (gate)
        {
            var isGood = counting is { IsCompleted: false } || (counting is { IsCompletedSuccessfully: true } && wall.GetElapsedTime(countedAt) < Kept);
            if (!isGood)
            {
                countedAt = wall.GetTimestamp();
                counting = AllAsync(crews, CancellationToken.None);
            }
            return counting!;
        }
    }

    private async Task<int> AllAsync(IReadOnlyList<CrewId> crews, CancellationToken cancel)
    {
        var count = 0;
        foreach (var crew in crews)
        {
            count += await OfAsync(crew, cancel);
        }
        return count;
    }

    /// <summary>One crew that can't be read is one board; one that a newer release writes is that one's to deliver.</summary>
    private async Task<int> OfAsync(CrewId crew, CancellationToken cancel)
    {
        try
        {
            return await deliveries.CountLaggingAsync(crew, cancel);
        }
        catch (NewerSchemaException)
        {
            return 0;
        }
#pragma warning disable CA1031 // See the summary.
        catch (Exception error) when (!StoreTrouble.Is(error) && error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return 1;
        }
    }
}
