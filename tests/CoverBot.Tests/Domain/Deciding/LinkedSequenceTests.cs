using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>The same promises in a crew over two workspaces, where at some moment two of its people turn out to be one.</summary>
[Trait("kind", "rule")]
public sealed class LinkedSequenceTests
{
    private static readonly ImmutableArray<MemberId> Second = [Crewland.Cara, Crewland.Max];

    [Fact]
    public void A_client_is_covered_once_and_never_by_the_one_who_is_away() => Holds(Promises.OneCoverEach);

    [Fact]
    public void Nobody_is_asked_to_step_in_for_the_own_absence() => Holds(step => Assert.All(step.After.Absences.Values.Where(absence => absence.IsOpen),
        absence => Assert.DoesNotContain(absence.Asks, ask => ask.Member == absence.Owner && ask.IsOpen)));

    [Fact]
    public void Nobody_is_away_twice_on_one_day() => Holds(step => Assert.All(step.After.Absences.Values.Where(absence => absence is { IsOpen: true, Span.Until: not null }),
        one => Assert.DoesNotContain(step.After.Absences.Values, other => other is { IsOpen: true, Span.Until: not null } && other.Id != one.Id && other.Owner == one.Owner && other.Span.Overlaps(one.Span))));

    [Fact]
    public void No_client_reads_what_is_not_so() => Holds(Promises.ClientsReadTheTruth);

    [Fact]
    public void No_client_is_left_believing_that_somebody_steps_in() => Holds(Promises.NoClientIsLeftBelieving);

    [Fact]
    public void What_nobody_has_said_yes_to_is_some_leads() => Holds(Promises.EveryGapHasALead);

    [Fact]
    public void The_same_press_again_changes_nothing() => Holds(Promises.ARepeatChangesNothing);

    [Fact]
    public void Every_card_stays_with_whom_it_was_shown_to() => Sampled(() => new BoardWatch().Look);

    [Fact]
    public void Nothing_rings_at_night_but_an_emergency() => Sampled(() => new QuietWatch().Look);

    private static void Holds(Action<Step> promise) => Sampled(() => promise);

    private static void Sampled(Func<Action<Step>> promise) => Gen.Select(Move.Zones, Move.Many, Move.Many, Gen.Int[0, 5], Gen.Bool).Sample(
        (zones, before, after, pair, dropped) =>
        {
            var play = new Play(State(zones), Crewland.Monday, promise());
            try
            {
                Array.ForEach(before, move => move.Make(play));
                Match(play, Second[pair % 2], new[] { Crewland.Ann, Crewland.Ben, Crewland.Lee }[pair / 2]);
                Array.ForEach(after, move => move.Make(play));
                if (dropped)
                {
                    play.Say(new Command.Unlink(null, 2));
                }
                play.After(Duration.FromDays(9));
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"{broken.Message}\n{string.Join('\n', play.History)}", broken);
            }
        },
        iter: Math.Max(150, Check.Iter),
        threads: 1);

    /// <summary>Nothing comes of it when one of them is not in the team at that moment.</summary>
    private static void Match(Play play, MemberId later, MemberId first)
    {
        if (play.Crew[later].Here && play.Say(new Command.SayWho(later, 0, first)) is Decision.Done { Events.IsEmpty: false })
        {
            play.Does(new Command.ConfirmClaim(first, play.Crew[first].Claims[^1].Number, true));
            Assert.Equal(first, play.Crew[later].Into);
        }
    }

    private static CrewState State(string[] zones)
    {
        var crew = Crewland.State(zones);
        var team = new ChannelRef("playground", "u", "helpers");
        crew = crew with { Crew = crew.Settings.With(new Side(2, team, "helpers", Crewland.Max, Crewland.Monday, "hash")) };
        return Second.Aggregate(crew, (state, id) => state.With(state[id] with { Account = new Account("playground", "u", id.Value), Came = Crewland.Monday }));
    }
}
