using System.Collections.Concurrent;
using System.Diagnostics;
using CoverBot.Tests.Slack.Fake;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>People who want something: what is not taken, they say again in the same words, and less often the longer it goes on.</summary>
internal sealed class Mouth
{
    /// <summary>An answer that took this long may be one that only says that it is being worked on.</summary>
    private static readonly TimeSpan Doubtful = TimeSpan.FromSeconds(2.3);

    /// <summary>The longest pause before something is said again.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>For how long something is said again. A press meets a dead replica or a storage that is away about every other time, and nobody but the person repeats it: so that forty in a row mean something.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    /// <summary>What the bot says when it has not saved what was said.</summary>
    private static readonly string[] Nos = ["Working on it", "could not make sure", "does not answer me", "is being updated", "Please say it once more"];

    /// <summary>And to a yes that it has.</summary>
    private const string Thanks = "Thank you. You look after ";

    private int said;
    private int again;

    /// <summary>Everything that was said, and taken.</summary>
    public int Said => said;

    /// <summary>How often something had to be said again.</summary>
    public int Again => again;

    /// <summary>How long each answer took that was one.</summary>
    public ConcurrentQueue<TimeSpan> Took { get; } = [];

    /// <summary>Types in the chat with the bot; Slack itself repeats what was not taken, and only when it gives up it is typed again.</summary>
    /// <returns>How often it was typed.</returns>
    public Task<int> TypesAsync(SlackPerson person, string text) => InsistAsync(text, async () => NotTaken(await person.TypesAsync(text, new(ToTheEnd: true))));

    /// <summary>Types a command; nobody but the person repeats it.</summary>
    /// <inheritdoc cref="TypesAsync"/>
    public Task<int> CommandsAsync(SlackPerson person, string line, Room? room = null) => InsistAsync(line, async () =>
    {
        var receipt = await person.CommandAsync(line, room);
        return NotTaken(receipt) ?? Nos.FirstOrDefault(no => receipt.Body.Contains(no, StringComparison.Ordinal));
    });

    /// <summary>Presses; again while it says that it was not saved.</summary>
    /// <returns>How it was thanked for a yes; "" when it was not, by the end.</returns>
    public async Task<string> PressesAsync(SlackPerson person, Room room, Seen seen, string title)
    {
        var before = person.Sees(room) is [.., var last] ? last.Ts : "";
        await InsistAsync(title, async () =>
        {
            var again = person.Sees(room) is [.., var latest] ? latest.Ts : "";
            var watch = Stopwatch.StartNew();
            var receipt = await person.PressesAsync(room, seen, title);
            return NotTaken(receipt) ?? (watch.Elapsed < Doubtful ? Answers(again).SelectMany(message => Nos.Where(message.Says)).FirstOrDefault() : FormattableString.Invariant($"after {watch.Elapsed.TotalSeconds:F1} s"));
        });
        return Answers(before).FirstOrDefault(message => message.Says(Thanks)) is { } thanks ? $"{thanks.Text} {thanks.Words}" : "";

        IEnumerable<Seen> Answers(string after) => person.Sees(room).Where(message => message.FromBot && string.CompareOrdinal(message.Ts, after) > 0);
    }

    private static string? NotTaken(Receipt receipt) => receipt.Taken ? null : FormattableString.Invariant($"{receipt.Status} {receipt.Reason}");

    /// <param name="what">For whoever reads a failure.</param>
    /// <param name="say">Says it; null when it was taken, else why it seems not to be.</param>
    private async Task<int> InsistAsync(string what, Func<Task<string?>> say)
    {
        var nos = new List<string>();
        var whole = Stopwatch.StartNew();
        var pause = TimeSpan.FromSeconds(1);
        for (var times = 1; ; times++)
        {
            var watch = Stopwatch.StartNew();
            if (await say() is not { } no)
            {
                Took.Enqueue(watch.Elapsed);
                Interlocked.Increment(ref said);
                return times;
            }
            nos.Add(FormattableString.Invariant($"{whole.Elapsed.TotalSeconds:F0} s: {no}"));
            Assert.True(whole.Elapsed < Patience, $"'{what}' was never taken: {string.Join("; ", nos)}");
            Interlocked.Increment(ref again);
            await Task.Delay(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
