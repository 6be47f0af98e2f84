namespace CoverBot.Tests.Support;

/// <summary>For what other threads or processes do: looks until it is so.</summary>
internal static class Eventually
{
    /// <param name="isSo">Looked at again and again.</param>
    /// <param name="seconds">After which it will not be so any more; generous, only a failing test waits that long.</param>
    public static Task Async(Func<bool> isSo, int seconds = 60) => Async(() => Task.FromResult(isSo()), seconds);

    /// <inheritdoc cref="Async(Func{bool}, int)"/>
    public static async Task Async(Func<Task<bool>> isSo, int seconds = 60)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await isSo())
        {
            Assert.False(end.IsCancellationRequested, $"was not so within {seconds} s");
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }
}
