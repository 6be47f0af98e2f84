namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>Time that passes while people work.</summary>
internal static class Pause
{
    /// <summary>Over sooner when it is cancelled, which is no error.</summary>
    public static Task Async(int milliseconds, CancellationToken end) => Task.Delay(milliseconds, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
