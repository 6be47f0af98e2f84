using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Pings are a promise: a week's leave of four clients, announced two weeks ahead, in which nothing goes wrong.</summary>
[Trait("kind", "rule")]
public sealed class PingBudgetTests
{
    private static readonly Instant Back = Instant.FromUtc(2026, 12, 7, 9, 5);

    [Fact]
    public void A_week_of_leave_rings_nobody_more_often_than_promised() => Gen.Select(Move.Zones, Gen.Int[0, 999].Array[40]).Sample(
        (zones, numbers) =>
        {
            var (rings, play) = AWeek(zones, numbers);

            AtMost(3, rings.Of(Crewland.Ann));
            foreach (var backup in new[] { Crewland.Ben, Crewland.Cara, Crewland.Max })
            {
                var mine = rings.Of(backup).ToList();
                AtMost(play[Crewland.Leave].Asks.Count(ask => ask.Member == backup) > 1 || mine.Any(ring => ring.Contains("said", StringComparison.Ordinal)) ? 10 : 8, mine);
            }
            Assert.Empty(rings.Of(Crewland.Lee));
            AtMost(1, rings.OfTeam);
            foreach (var client in Crewland.Clients)
            {
                AtMost(3, rings.OfClient(client));
            }
        },
        iter: 300,
        threads: 1);

    [Theory]
    [InlineData("2026-11-30", "2026-12-01", 1)]
    [InlineData("2026-11-30", "2026-11-30", 1)]
    [InlineData("2026-11-17", "2026-11-17", 1)]
    [InlineData("2026-11-16", "2026-11-17", 1)]
    [InlineData("2026-11-21", "2026-11-22", 0)]
    public void Up_to_two_working_days_a_client_reads_one_message_and_none_under_a_day(string from, string to, int most)
    {
        var (rings, play) = Play();
        var pattern = NodaTime.Text.LocalDatePattern.Iso;
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(pattern.Parse(from).Value, pattern.Parse(to).Value)));
        _ = play.Say(Wishes.Yes(Crewland.Ben));
        _ = play.Say(Wishes.Yes(Crewland.Cara));
        play.Until(Back);
        _ = play.Say(new Command.ComeBack(Crewland.Ann, Crewland.Leave, false));

        Assert.All([Crewland.Acme, Crewland.Cole, Crewland.Dale], client => Assert.Equal(most, rings.OfClient(client).Count()));
    }

    [Fact]
    public void A_few_hours_are_told_to_no_client_and_ask_nobody()
    {
        var (rings, play) = Play();
        play.Does(Wishes.Away(Crewland.Ann, new AwaySpan(new(2026, 11, 17, 14, 0), new(2026, 11, 17, 17, 0), false))).After(Duration.FromDays(5));

        Assert.Empty(rings.All);
        Assert.Equal(OverHow.Passed, play[Crewland.Leave].Over?.How);
    }

    [Fact]
    public void Each_new_name_is_one_more_message()
    {
        var (rings, play) = Play();
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme)).After(Duration.FromDays(1));
        Assert.Single(rings.OfClient(Crewland.Acme));

        play.Does(Wishes.Cant(Crewland.Ben, Crewland.Acme), Wishes.Yes(Crewland.Cara, Crewland.Acme)).After(Duration.FromDays(1));
        Assert.Equal(2, rings.OfClient(Crewland.Acme).Count());

        play.Until(Back).Does(new Command.ComeBack(Crewland.Ann, Crewland.Leave, false));
        AtMost(4, rings.OfClient(Crewland.Acme));
    }

    [Fact]
    public void A_gap_is_one_message_to_a_lead_then_30_minutes_then_every_two_hours_of_the_leads_day()
    {
        var (rings, play) = Play();
        play.Does(Wishes.Emergency(Crewland.Ann, play.At)).After(Duration.FromHours(6));

        Assert.Equal(
            ["2026-11-16T10:00:00Z gap/1", "2026-11-16T10:30:00Z gap/2", "2026-11-16T12:30:00Z gap/3", "2026-11-16T14:30:00Z gap/4"],
            rings.Of(Crewland.Lee).Where(ring => ring.Contains("gap", StringComparison.Ordinal)));
        Assert.Equal(["2026-11-16T10:00:00Z team", "2026-11-16T10:10:00Z call/1"], rings.OfTeam);
    }

    [Fact]
    public void On_days_the_lead_does_not_work_a_gap_of_a_running_leave_rings_once_in_the_morning()
    {
        var (rings, play) = Play();
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 11, 17), new(2026, 11, 24)))).Until(Instant.FromUtc(2026, 11, 23, 8, 59));

        Assert.Equal(
            ["2026-11-21T09:00:00Z", "2026-11-22T09:00:00Z"],
            rings.Of(Crewland.Lee).Where(ring => ring.Contains("gap", StringComparison.Ordinal) && string.CompareOrdinal(ring, "2026-11-21") > 0).Select(ring => ring.Split(' ')[0]));
    }

    private static (Rings Rings, Play Play) AWeek(string[] zones, int[] numbers)
    {
        var (rings, play) = Play(zones);
        var next = new Queue<int>(numbers);
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week));
        while (play[Crewland.Leave].Asks.FirstOrDefault(ask => ask.IsPending) is { } ask)
        {
            var number = next.Count > 0 ? next.Dequeue() : 0;
            play.Until(Instant.Min(Spans.DayBefore(play[Crewland.Leave]) - Duration.FromHours(1), play.At + ((ask.AnswerBy - play.At) * (number / 1100d))));
            if (!play[Crewland.Leave].Asks[ask.Number - 1].IsPending)
            {
                continue;
            }
            var last = ask.Lines.Any(line => play.Crew[line.Client].Backups[^1] == ask.Member);
            play.Does(number % 3 == 0 && !last ? Wishes.No(ask.Member) : Wishes.Yes(ask.Member));
        }
        foreach (var by in play[Crewland.Leave].Covers.Select(cover => cover.CoveredBy).OfType<MemberId>().Distinct())
        {
            play.Does(new Command.ReadBackHandover(by, Crewland.Leave, "Look at the inbox", "", "Which one?", true));
        }
        var leave = play[Crewland.Leave];
        play.Until(leave.Week.StartOf(leave.BackOn!.Value) + Duration.FromMinutes(5)).Does(new Command.ComeBack(Crewland.Ann, Crewland.Leave, false)).After(Duration.FromDays(2));
        return (rings, play);
    }

    private static (Rings Rings, Play Play) Play(params string[] zones)
    {
        var rings = new Rings();
        return (rings, new Play(Crewland.State(zones), Crewland.Monday, rings.Look));
    }

    private static void AtMost(int most, IEnumerable<string> rings)
    {
        var list = rings.ToList();
        Assert.True(list.Count <= most, $"{list.Count} instead of {most}: {string.Join("; ", list)}");
    }
}
