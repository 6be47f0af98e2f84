using CoverBot.Desk;

namespace CoverBot.Tests.Desk;

/// <summary>Holds up what comes after an answer, while it is closed.</summary>
internal sealed class AnsweredGate : IFaults
{
    private TaskCompletionSource open = Opened();

    public void Close() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => open.TrySetResult();

    public Task AtAsync(string point) => point == Faults.Answered ? open.Task : Task.CompletedTask;

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
