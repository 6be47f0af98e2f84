using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>What several people do, at random but from a seed. Whole days never overlap for one person, so that each line must make an absence.</summary>
internal sealed class Script(Random random)
{
    private const int DaysAhead = 25;

    private static readonly string[] Members = ["ann", "ben", "cara", "lee"];
    private static readonly string[] Going = ["ann", "ben", "cara"];
    private static readonly string[] Rooms = ["team", "acme", "birch"];

    /// <summary>Buttons that move dates into other absences, and one after which nobody backs anybody up.</summary>
    private static readonly string[] LeftAlone = ["one-more", "dates", "rather-not"];

    private readonly Dictionary<string, LocalDate> free = [];
    private int number;
    private bool ill;

    /// <summary>How many things were done, whether or not they were answered.</summary>
    public int Steps { get; private set; }

    /// <summary>Does one thing. Throws what HTTP throws when the process dies meanwhile.</summary>
    public Task DoAsync(BotProcess bot)
    {
        Steps++;
        return random.Next(100) switch
        {
            < 20 => AwayAsync(bot),
            < 35 => bot.TryAsync("ann", "dm-ann", $"note {(random.Next(2) == 0 ? "acme" : "birch")} mark-{++number}"),
            < 38 => bot.TryAsync("lee", "dm-lee", $"client add Extra{++number} by hand"),
            < 46 => LeeAsync(bot),
            < 56 => bot.PushClockAsync(FormattableString.Invariant($"PT{random.Next(1, 30)}H")),
            < 60 => bot.TryAsync("dana", "acme", "@CoverBot who"),
            _ => PressAsync(bot),
        };
    }

    private async Task AwayAsync(BotProcess bot)
    {
        var today = (await bot.NowAsync()).InUtc().Date;
        var who = Going[random.Next(Going.Length)];
        var from = LocalDate.Max(today.PlusDays(random.Next(1, 4)), free.GetValueOrDefault(who));
        if (from > today.PlusDays(DaysAhead))
        {
            await PressAsync(bot);
            return;
        }
        var to = from.PlusDays(random.Next(6));
        free[who] = to.PlusDays(2);
        await bot.TryAsync(who, "dm-" + who, $"away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}");
    }

    private async Task LeeAsync(BotProcess bot)
    {
        ill = !ill;
        await bot.TryAsync("lee", "dm-lee", ill ? "emergency" : "back");
    }

    /// <summary>Some button on one of the newest cards that somebody sees.</summary>
    private async Task PressAsync(BotProcess bot)
    {
        var who = Members[random.Next(Members.Length)];
        var room = random.Next(4) == 0 ? Rooms[random.Next(Rooms.Length)] : "dm-" + who;
        if (room == "acme" && who == "lee")
        {
            return;
        }
        var buttons = (await bot.MessagesAsync(who, room)).TakeLast(12)
            .SelectMany(message => message.Buttons.Select(button => (message.Id, button.Press))).Where(button => !LeftAlone.Contains(button.Press.Split('|')[0])).ToList();
        if (buttons.Count > 0)
        {
            var (message, press) = buttons[random.Next(buttons.Count)];
            await bot.TryPressAsync(who, room, message, press);
        }
    }
}
