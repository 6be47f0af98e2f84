using CoverBot.Domain.Crews;
using CoverBot.Tests.Desk.Rows;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Whatever people do, in whatever order, in whatever zones: these hold after each step.</summary>
[Trait("kind", "rule")]
public sealed class AnySequenceTests
{
    /// <summary>More with the environment variable CsCheck_Iter.</summary>
    private static readonly long Tries = Math.Max(300, Check.Iter);

    [Fact]
    public void A_client_is_covered_once_in_one_absence_and_never_by_the_one_who_is_away() => Holds(Promises.OneCoverEach);

    [Fact]
    public void Nobody_is_away_twice_at_once() => Holds(Promises.OneAbsenceAtATime);

    [Fact]
    public void No_client_goes_on_reading_an_hour_that_has_passed() => Holds(Promises.NoPromisedHourPasses);

    [Fact]
    public void Every_hour_a_client_reads_is_one_at_which_people_work() => Holds(Promises.PromisedHoursAreWorkingHours);

    [Fact]
    public void Whoever_is_named_to_a_client_that_asks_has_its_work() => Holds(Promises.WhoeverIsNamedToAClientHasItsWork);

    [Fact]
    public void A_yes_that_was_thanked_for_is_never_lost() => Holds(Promises.NoYesIsLost);

    [Fact]
    public void The_same_press_again_changes_nothing() => Holds(Promises.ARepeatChangesNothing);

    [Fact]
    public void A_client_reads_nothing_that_is_not_so_and_nothing_that_is_not_for_clients() => Holds(Promises.ClientsReadTheTruth);

    [Fact]
    public void A_client_is_not_left_believing_that_somebody_steps_in() => Holds(Promises.NoClientIsLeftBelieving);

    [Fact]
    public void A_client_who_was_told_knows_the_dates() => Holds(Promises.ClientsKnowTheDates);

    [Fact]
    public void A_client_who_was_told_to_disregard_it_hears_when_it_is_so_again() => Holds(Promises.NobodyIsLeftDisregarding);

    [Fact]
    public void What_nobody_has_said_yes_to_is_some_leads() => Holds(Promises.EveryGapHasALead);

    [Fact]
    public void Who_left_the_team_is_counted_on_for_nothing() => Holds(Promises.NobodyGoneIsCountedOn);

    [Fact]
    public void Reasons_are_for_the_owner_and_leads() => Holds(Promises.ReasonsStayWithOwnerAndLeads);

    [Fact]
    public void Every_card_can_be_shown_and_stays_where_it_is() => Sampled(() => new BoardWatch().Look);

    [Fact]
    public void Nothing_rings_at_night_but_an_emergency_and_that_rings_no_client() => Sampled(() => new QuietWatch().Look);

    [Fact]
    public void No_card_goes_on_showing_what_is_not_so() => Holds(LaggingWatch.Look);

    [Fact]
    public void What_was_said_and_pressed_is_so_unless_it_was_refused_or_undone_since() => Sampled(() => new TakenWatch().Look);

    [Fact]
    public void No_time_out_is_taken_for_late_that_fired_in_time() => Sampled(() => new PunctualityWatch().Look);

    private static void Holds(Action<Step> promise) => Sampled(() => promise);

    /// <summary>Time always goes on too: <see cref="Play"/> fails a tick that leaves something due.</summary>
    private static void Sampled(Func<Action<Step>> promise) => Gen.Select(Move.Zones, Move.Many, Gen.Int[0, 2]).Sample(
        (zones, moves, early) =>
        {
            var play = new Play(Crewland.State(zones), Crewland.Monday, promise(), Duration.FromSeconds(early));
            try
            {
                Array.ForEach(moves, move => move.Make(play));
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"{broken.Message}\n{string.Join('\n', play.History)}", broken);
            }
        },
        iter: Tries,
        threads: 1,
        print: tried => $"{tried.Item3} s early, {string.Join(", ", tried.Item1)}\n{string.Join('\n', tried.Item2.Select(move => move.ToString()))}");
}
