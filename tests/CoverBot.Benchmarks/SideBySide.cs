using System.Diagnostics;
using CoverBot.Desk;
using CoverBot.Tests.Desk;
using CoverBot.Tests.Support;

namespace CoverBot.Benchmarks;

/// <summary>A crew with ten years behind it and one with none, at one desk and in one store.</summary>
internal sealed class SideBySide(IStoreUnderTest store, OneDesk desk)
{
    private const int Ended = 20_000;
    private const int WarmUp = 5;

    private readonly OneCrew young = new(desk, store, "new");
    private readonly OneCrew old = new(desk, store, "old");
    private readonly Times who = new("who");
    private readonly Times away = new("away");

    /// <returns>Whether both commands are about as quick for the old crew.</returns>
    public static async Task<bool> RunAsync(string name, IStoreUnderTest store, int rounds)
    {
        using var desk = new OneDesk(store, Rules.OfTheDomain, people: OneCrew.Team);
        return await new SideBySide(store, desk).RunAsync(name, rounds);
    }

    private async Task<bool> RunAsync(string name, int rounds)
    {
        await young.SetUpWithPastAsync();
        await old.SetUpWithPastAsync();
        var clock = Stopwatch.StartNew();
        await old.AgeAsync(Ended);
        Console.WriteLine(FormattableString.Invariant($"{name}: {Ended} ended absences written in {clock.Elapsed.TotalSeconds:F0} s, {rounds} rounds"));
        for (var round = -WarmUp; round < rounds; round++)
        {
            // Who goes first changes, as what the one leaves behind may slow the other down.
            var isOldFirst = round % 2 == 0;
            await AskAsync(isOldFirst, round >= 0);
            await AskAsync(!isOldFirst, round >= 0);
        }
        return who.Print() & away.Print();
    }

    private async Task AskAsync(bool isOld, bool counts)
    {
        var crew = isOld ? old : young;
        var asked = await TimeAsync(() => crew.TypeAsync("ben", "who"));
        var told = await TimeAsync(() => crew.TypeAsync("ann", "away next week"));
        if (counts)
        {
            who.Add(isOld, asked);
            away.Add(isOld, told);
        }
        await crew.TypeAsync("ann", "away cancel");
        await crew.SettleAsync();
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }
}
