using CoverBot.Desk;
using NodaTime;

namespace CoverBot.Web;

/// <summary>The clock where the store may be several processes': nobody can push all of theirs.</summary>
internal sealed class RealTime(IClock clock) : IClockControl
{
    public Instant Now => clock.GetCurrentInstant();

    public string? Refusal => "The clock can't be pushed, and nothing can be started over, in an Azure storage account: others may be using it. Both are there with sqlite:<file>.";

    public Task<Instant> PushAsync(Duration by, CancellationToken cancel) => throw new InvalidOperationException(Refusal);
}

/// <summary>Leaves the account as it is: it may hold others' crews.</summary>
internal sealed class NoStartingOver : IReset
{
    public Task ResetAsync(CancellationToken cancel) => Task.CompletedTask;
}
