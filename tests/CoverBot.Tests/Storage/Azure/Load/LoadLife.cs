using System.Collections.Concurrent;
using CoverBot.Domain.Cards;
using CoverBot.Storage;
using CoverBot.Tests.Slack.Fake;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>What a crew's people do, at random but from a seed. Whole days never overlap for one person, and only Max falls ill, so that each line must make an absence.</summary>
/// <param name="told">What the clock that people are told says after so much wall time.</param>
internal sealed class LoadLife(LoadCrew crew, Mouth mouth, Random random, Func<TimeSpan, Instant> told)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly Dictionary<string, LocalDate> free = [];
    private int notes;
    private bool ill;

    /// <summary>Everything that was taken.</summary>
    public ConcurrentQueue<Said> Taken { get; } = [];

    /// <param name="absences">How many there will be.</param>
    /// <param name="lasts">For about how long this goes on.</param>
    /// <param name="end">Nothing new is begun then.</param>
    public async Task LiveAsync(int absences, TimeSpan lasts, CancellationToken end)
    {
        var beat = lasts / ((absences * 4) + 1);
        await Task.Delay(beat * random.NextDouble() * 3, CancellationToken.None);
        for (var absence = 0; absence < absences && !end.IsCancellationRequested; absence++)
        {
            await GoesAwayAsync();
            for (var step = 0; step < 3; step++)
            {
                await Task.Delay(beat * (0.5 + random.NextDouble()), CancellationToken.None);
                await StepAsync();
            }
            await Task.Delay(beat * (0.5 + random.NextDouble()), CancellationToken.None);
        }
    }

    private async Task GoesAwayAsync()
    {
        if (ill)
        {
            var since = told(TimeSpan.Zero);
            await mouth.TypesAsync(crew.Max, "back");
            Taken.Enqueue(new Said.Back(crew.Max.Id, since));
            ill = false;
        }
        if (random.Next(4) == 0)
        {
            ill = true;
            await mouth.TypesAsync(crew.Max, "emergency");
            Taken.Enqueue(new Said.Emergency(crew.Max.Id));
            return;
        }
        var who = random.Next(6) switch { 0 => crew.Cara, < 3 => crew.Ben, _ => crew.Ann };
        // What takes a while to be taken must not have begun by then.
        var tomorrow = told(Mouth.Patience).InZone(London).Date.PlusDays(1);
        var from = LocalDate.Max(tomorrow.PlusDays(random.Next(2) * random.Next(8)), free.GetValueOrDefault(who.Id));
        var to = from.PlusDays(random.Next(4));
        free[who.Id] = to.PlusDays(1);
        var line = $"away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}";
        await (random.Next(2) == 0 ? mouth.TypesAsync(who, line) : mouth.CommandsAsync(who, "/cover " + line));
        Taken.Enqueue(new Said.Away(who.Id, from));
    }

    private Task StepAsync() => random.Next(100) switch
    {
        < 15 => NoteAsync(),
        < 22 => GiveBackAsync(random.Next(2) == 0 ? crew.Ben : crew.Cara, random.Next(2) == 0 ? "Acme" : "Cole"),
        < 35 => RaceAsync(),
        _ => PressAsync(crew.Everybody[random.Next(5)], random.Next(4) == 0 ? crew.Team : null),
    };

    private async Task NoteAsync()
    {
        var words = FormattableString.Invariant($"mark-{++notes}");
        var byCommand = random.Next(2) == 0;
        var times = await (byCommand ? mouth.CommandsAsync(crew.Ann, "/cover note acme " + words) : mouth.TypesAsync(crew.Ann, "note acme " + words));
        Taken.Enqueue(new Said.Noted(crew.Ann.Id, words, times));
    }

    private async Task GiveBackAsync(SlackPerson who, string client)
    {
        var since = told(TimeSpan.Zero);
        await mouth.TypesAsync(who, "can't " + client);
        Taken.Enqueue(new Said.GaveBack(who.Id, client, since));
    }

    /// <summary>Both of them say yes at the same moment.</summary>
    private Task RaceAsync() => Task.WhenAll(PressAsync(crew.Ben, null, "accept"), PressAsync(crew.Cara, null, "accept"));

    /// <summary>Some button on one of the newest cards that somebody sees.</summary>
    private async Task PressAsync(SlackPerson who, Room? room, string? verb = null)
    {
        room ??= who.Dm;
        var buttons = who.Sees(room).TakeLast(10).Where(message => !message.IsEphemeral).SelectMany(ButtonsOf)
            .Where(button => verb is null ? TakenJudge.Verbs.Contains(button.Press.Verb) : button.Press.Verb == verb).ToList();
        if (buttons.Count == 0)
        {
            return;
        }
        var (seen, title, press) = buttons[random.Next(buttons.Count)];
        var since = told(TimeSpan.Zero);
        var thanks = await mouth.PressesAsync(who, room, seen, title);
        Taken.Enqueue(new Said.Pressed(who.Id, press, since, thanks));
    }

    private static IEnumerable<(Seen Seen, string Title, Press Press)> ButtonsOf(Seen seen) =>
        from one in Blocks.Buttons(seen.Blocks)
        let press = Press.Parse(one.Button["value"]?.GetValue<string>())
        where press is not null
        select (seen, Blocks.Title(one.Button), press);
}
