using System.Globalization;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>How much is done: COVERBOT_LOAD=200x10 for 200 crews of 10 absences each, and COVERBOT_LOAD_SEED for who does what; small when nothing is set. COVERBOT_LOAD_LOG names a file for what the replicas complained of.</summary>
/// <param name="Absences">For each crew.</param>
internal sealed record LoadSize(int Crews, int Absences, int Seed)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);

    /// <summary>How often something new comes from all crews together. One machine of two cores carries little more, and has to catch up with what all crews do when a night ends.</summary>
    private static readonly TimeSpan EachAbsence = TimeSpan.FromMilliseconds(1200);

    /// <summary>For how long people do things.</summary>
    public TimeSpan Lasts => TimeSpan.FromTicks(Math.Max(Shortest.Ticks, EachAbsence.Ticks * Crews * Absences));

    /// <summary>Whether it lasts for minutes.</summary>
    public bool IsLong => Lasts > TimeSpan.FromMinutes(2);

    /// <summary>After that nothing new is begun: a machine that carries much less says so.</summary>
    public TimeSpan AtMost => (1.5 * Lasts) + TimeSpan.FromMinutes(1);

    /// <summary>How long the killers wait at most: a process has to do something before it dies, and its start is dear.</summary>
    public TimeSpan BetweenKills => TimeSpan.FromSeconds(IsLong ? 60 : 15);

    /// <summary>Seconds of the clock people are told in a second: a working day at least passes meanwhile, and less than the two days after which what is over is put away.</summary>
    public int Speed => (int)Math.Max(TimeSpan.FromHours(7.5) / Lasts, Math.Min(120, TimeSpan.FromHours(44) / AtMost));

    public static LoadSize Read()
    {
        var set = (Environment.GetEnvironmentVariable("COVERBOT_LOAD") ?? "8x4").Split('x');
        return new(Number(set[0]), Number(set[1]), Number(Environment.GetEnvironmentVariable("COVERBOT_LOAD_SEED") ?? "20261123"));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
