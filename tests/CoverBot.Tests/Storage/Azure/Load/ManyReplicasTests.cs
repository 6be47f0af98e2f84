using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>
/// Four replicas of the real program share a storage account that is often busy, and die again and again, while many crews work with them. What people do, what the
/// storage goes through and who dies when comes from a seed; at which instruction is the machine's chance. See <see cref="LoadSize"/>.
/// </summary>
[Trait("kind", "story")]
[Collection(nameof(OnAzurite))]
public sealed class ManyReplicasTests(Azurite azurite) : IAsyncLifetime
{
    private const int Replicas = 4;

    /// <summary>Crews that are set up side by side.</summary>
    private const int AtATime = 16;

    /// <summary>Time goes on while they stop: what falls due then is delivered at the next start. That this happens each time would be no chance.</summary>
    private const int MostStarts = 5;

    /// <summary>Seconds after its moment within which an offer's time-out is to fire.</summary>
    private const int LongestToFire = 60;

    /// <summary>Seconds after its moment within which the question to the next one is to be posted: two processes in a row may die while they post it, and each has to be waited for, lest it is asked twice.</summary>
    private const int LongestToBeSeen = 120;

    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(4);

    private readonly LoadSize size = LoadSize.Read();
    private readonly Mouth mouth = new();
    private readonly Dictionary<LoadCrew, LoadLife> lives = [];
    private readonly List<(Instant From, Instant To)> pauses = [];
    private readonly ConcurrentQueue<string> figures = [];
    private Weather weather = null!;
    private StorageProxy tables = null!;
    private StorageProxy queues = null!;
    private FakeSlack slack = null!;
    private Front front = null!;
    private Fleet fleet = null!;
    private LoadJudge judge = null!;
    private ClockRate fast = null!;
    private ClockRate real = null!;

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public async ValueTask InitializeAsync()
    {
        weather = new(size.Seed, size.IsLong);
        tables = await StorageProxy.StartAsync(azurite.Tables, weather.NextOfTables);
        queues = await StorageProxy.StartAsync(azurite.Queues, weather.NextOfQueues);
        slack = await FakeSlack.StartAsync(installed: false);
        slack.Postman.Retries = [TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];
        front = await Front.StartAsync(Replicas);
        slack.Postman.Bot = front.Address;
        var connection = azurite.ConnectionThrough(tables.Address, queues.Address);
        fleet = new(slack, front, connection, Replicas);
        var direct = connection.Replace(tables.Address.ToString(), azurite.Tables.ToString(), StringComparison.Ordinal).Replace(queues.Address.ToString(), azurite.Queues.ToString(), StringComparison.Ordinal);
        judge = new(new AzureTable(AzureStorage.Open(StorageConnection.Read(direct, out _)!, AzurePace.Copying)), slack);
    }

    [Fact]
    public async Task Whatever_dies_and_whenever_the_storage_is_away_nothing_is_lost_nothing_comes_twice_and_no_offer_waits_for_long()
    {
        var watch = Stopwatch.StartNew();
        await SetUpAsync();
        Figure($"seed {size.Seed}: {size.Crews} crews set up on {Replicas} replicas in {watch.Elapsed.TotalSeconds:F0} s");

        await LiveAsync();
        Figure($"{Progress()}, after {watch.Elapsed.TotalSeconds:F0} s at {size.Speed} times real time");
        Figure($"answers took {Spread(mouth.Took.Select(took => took.TotalSeconds))} s");
        Figure($"{fleet.Refused} starts refused; of {weather.Asked} requests to the storage {weather.Busy} got 503 and {weather.Lost} lost their answer, {weather.Down.Count} times it was down, for {weather.Down.Sum(span => (span.To - span.From).TotalSeconds):F0} s in all");

        await SettleAsync();
        Figure($"all quiet after {watch.Elapsed.TotalSeconds:F0} s");
        await JudgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        fleet.Dispose();
        if (Environment.GetEnvironmentVariable("COVERBOT_LOAD_LOG") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, await Task.WhenAll(fleet.Errors));
        }
        await front.DisposeAsync();
        await slack.DisposeAsync();
        await tables.DisposeAsync();
        await queues.DisposeAsync();
    }

    /// <summary>In fair weather, on a Monday morning that takes its time.</summary>
    private async Task SetUpAsync()
    {
        real = new(1, Now, AzureStore.Monday);
        await fleet.StartAsync(real);
        var outside = slack.Workspace("T0ACME", "Acme");
        for (var number = 1; number <= size.Crews; number++)
        {
            var crew = new LoadCrew(slack, mouth, outside, number);
            lives[crew] = new(crew, mouth, new Random(size.Seed + (number * 7919)), ahead => fast.Told(Now + Duration.FromTimeSpan(ahead)));
            await crew.InstallAsync(fleet.One);
        }
        await Parallel.ForEachAsync(lives.Keys, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (crew, _) => await crew.SetUpAsync());
    }

    private async Task LiveAsync()
    {
        fast = await RestartAsync(size.Speed, real);
        using var end = new CancellationTokenSource();
        using var enough = new CancellationTokenSource(size.AtMost);
        var rage = Task.WhenAll(weather.RageAsync(end.Token), fleet.RageAsync(size.Seed, size.BetweenKills, end.Token), ProgressAsync(end.Token));
        try
        {
            var living = Task.WhenAll(lives.Values.Select(life => life.LiveAsync(size.Absences, size.Lasts, enough.Token)));
            // What rages ends early only when it failed: with dead replicas nothing that follows says anything.
            await await Task.WhenAny(living, rage);
            await living;
        }
        finally
        {
            await end.CancelAsync();
            await rage;
        }
        await slack.Postman.QuietAsync();
    }

    /// <summary>The clock takes its time again, and all that is due by then is done and shown.</summary>
    private async Task SettleAsync()
    {
        real = await RestartAsync(1, fast);
        for (var starts = 1; ; starts++)
        {
            await Eventually.Async(async () => await UnderWayAsync() is null, seconds: (int)Quiet.TotalSeconds);
            await slack.Postman.QuietAsync();
            await fleet.StopAsync();
            if (await UnderWayAsync() is not { } left)
            {
                return;
            }
            Assert.True(starts < MostStarts, $"never done: {left}");
            await fleet.StartAsync(real);
        }
    }

    private async Task JudgeAsync()
    {
        var wrong = new List<string>(slack.Doubles().Select(one => $"posted {one}").Concat(slack.World.Complaints.Select(complaint => $"Slack complains: {complaint}")));
        var posted = judge.Posted();
        var punctuality = new Punctuality(Wall, [.. weather.Down, .. pauses], mark => posted.TryGetValue(mark, out var at) ? at : null);
        var timeOuts = new List<TimeOut>();
        foreach (var (crew, life) in lives)
        {
            wrong.AddRange(await judge.FindAsync(crew.Workspace, life.Taken));
            timeOuts.AddRange(await judge.TimeOutsAsync(crew.Workspace, punctuality));
        }
        Figure($"taken: {string.Join(", ", lives.Values.SelectMany(life => life.Taken).CountBy(What).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => FormattableString.Invariant($"{kind.Value} {kind.Key}")))}");
        Figure($"{timeOuts.Count} offers timed out; that fired {Spread(timeOuts.Select(one => one.Fired))} s after its moment and was seen {Spread(timeOuts.Select(one => one.Seen))} s after it; {posted.Count} messages posted");
        wrong.AddRange(timeOuts.Where(one => one.Fired > LongestToFire || one.Seen > LongestToBeSeen).Select(one => FormattableString.Invariant($"fired {one.Fired:F0} s and seen {one.Seen:F0} s late: {one.What}")));
        Assert.True(wrong.Count == 0, $"{string.Join('\n', figures)}\n{wrong.Count} things are wrong:\n{string.Join('\n', wrong)}");
        Assert.True(timeOuts.Count > 0 || !size.IsLong, "no offer timed out");
        Assert.True(Absences >= size.Crews * size.Absences * (size.IsLong ? 0.9 : 0.5), $"this machine does not carry it: {Absences} absences of {size.Crews * size.Absences}");
        Assert.All([fleet.Killed, weather.Busy, weather.Lost, weather.Down.Count], count => Assert.True(count > 0));
    }

    /// <summary>A moment of the clock people are told, in wall time: it went fast up to the end, and then took its time.</summary>
    private Instant Wall(Instant told) => told < real.Start ? fast.Wall(told) : real.Wall(told);

    /// <summary>The replicas stop, and go on with the clock where it was.</summary>
    private async Task<ClockRate> RestartAsync(int speed, ClockRate before)
    {
        var from = Now;
        await fleet.StopAsync();
        var now = Now;
        var rate = new ClockRate(speed, now, before.Told(now));
        await fleet.StartAsync(rate);
        pauses.Add((from, Now));
        return rate;
    }

    /// <summary>A workspace where something is still to be done; null when there is none.</summary>
    private async Task<string?> UnderWayAsync()
    {
        foreach (var crew in lives.Keys)
        {
            if (await judge.IsUnderWayAsync(crew.Workspace, real.Told(Now)))
            {
                return crew.Workspace.Id;
            }
        }
        return null;
    }

    /// <summary>A line a minute, for whoever waits for the large form.</summary>
    private async Task ProgressAsync(CancellationToken end)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        try
        {
            while (await minute.WaitForNextTickAsync(end))
            {
                TestContext.Current.SendDiagnosticMessage(Progress());
            }
        }
        catch (OperationCanceledException)
        {
            // People have had enough.
        }
    }

    private string Progress() => FormattableString.Invariant($"{Absences} absences, {mouth.Said} things said and taken, {mouth.Again} had to be said again; {fleet.Killed} kills; {weather.Asked} requests to the storage");

    private static string What(Said said) => said is Said.Pressed pressed ? pressed.Press.Verb : said.GetType().Name;

    private int Absences => lives.Values.Sum(life => life.Taken.Count(said => said is Said.Away or Said.Emergency));

    private static string Spread(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Count / 2]:F1}, p99 {sorted[sorted.Count * 99 / 100]:F1}, at most {sorted[^1]:F1}");
    }

    private void Figure(FormattableString figure)
    {
        var line = FormattableString.Invariant(figure);
        figures.Enqueue(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }
}
