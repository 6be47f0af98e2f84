using System.Text.RegularExpressions;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>What has to hold after every step, whatever was said before.</summary>
internal static partial class Promises
{
    public static void OneCoverEach(Step step)
    {
        foreach (var absence in step.After.Absences.Values)
        {
            Assert.Distinct(absence.Covers.Select(cover => cover.Client));
            foreach (var cover in absence.Covers)
            {
                var said = absence.Asks.Where(ask => ask.Lines.Any(line => line.Client == cover.Client && line.Offer is Offer.Accepted)).Select(ask => ask.Member).Distinct();
                Assert.All(said, member => Assert.Equal(cover.CoveredBy, member));
                Assert.NotEqual(absence.Owner, cover.CoveredBy);
            }
        }
    }

    /// <summary>Nobody is away twice at one moment: no two of a person's absences with ends overlap, and one without an end runs beside none that has begun.</summary>
    public static void OneAbsenceAtATime(Step step)
    {
        foreach (var mine in step.After.Absences.Values.Where(absence => absence.IsOpen).GroupBy(absence => absence.Owner))
        {
            foreach (var (one, other) in mine.SelectMany((one, index) => mine.Skip(index + 1).Select(other => (one, other))))
            {
                Assert.False(one.Span.Until is not null && other.Span.Until is not null && one.Span.Overlaps(other.Span), $"{one.Owner} is away {one.Span} and {other.Span}");
                Assert.False(Spans.Holds(one, step.At) && Spans.Holds(other, step.At), $"{one.Owner} is away in {one.Id} and {other.Id} now");
            }
        }
    }

    /// <summary>No client goes on reading an hour that has passed, and the lead hears of it before.</summary>
    public static void NoPromisedHourPasses(Step step)
    {
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen && step.Command is Command.Tick))
        {
            foreach (var cover in absence.Covers.Where(cover => cover.Knows?.Hold is { By: not null }))
            {
                var hold = cover.Knows!.Hold!;
                Assert.True(hold.By > step.At, $"{cover.Client} reads {hold}");
                // Of what nobody has said yet there is nothing to be reminded.
                Assert.True(hold.Reminded || !cover.IsWanting || !cover.HasHeard || hold.By - Duration.FromMinutes(30) > step.At, $"{hold.Lead} was not reminded of {cover.Client}");
            }
        }
    }

    /// <summary>The hour a client is promised is one at which people work, where the crew is.</summary>
    public static void PromisedHoursAreWorkingHours(Step step)
    {
        foreach (var (@event, crew) in step.OneByOne())
        {
            // One that was told before stays as it was, wherever the crew is by now.
            if (@event is Event.ClientKnows { Knows.Hold.By: { } by } told && !step.Before.Absences.Values.Any(absence => absence.CoverOf(told.Client)?.Knows?.Hold?.By == by))
            {
                var local = by.InZone(CoverBot.Domain.Time.Zones.Of(crew.Settings.ZoneId));
                Assert.True(local.Hour is >= 9 and <= 17 && local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday), $"{told.Client} reads {local}");
            }
        }
    }

    /// <summary>Whoever asks in a client's channel reads no name but the owner's, a stand-in's who has the work, or a lead's who promised to see to it.</summary>
    public static void WhoeverIsNamedToAClientHasItsWork(Step step)
    {
        foreach (var client in step.After.Clients.Values.Where(client => !client.Archived))
        {
            if (client.Told is not ToldHow.InChannel { Channel: var channel })
            {
                continue;
            }
            var words = Who("who") + Who("who tomorrow") + Who("who 2026-11-26");
            var covers = step.After.Absences.Values.Where(absence => absence.IsOpen).Select(absence => absence.CoverOf(client.Id)).OfType<Cover>().ToList();
            foreach (var named in step.After.Members.Values.Where(member => member.Id != client.Owner && words.Contains(member.FullName, StringComparison.Ordinal)))
            {
                Assert.True(covers.Any(cover => cover.CoveredBy == named.Id || cover.Knows?.Hold?.Lead == named.Id), $"{client.Name} reads: {words}");
            }

            string Who(string text)
            {
                var asked = new Inbound.Typed("who", new Account(channel.Platform, channel.Tenant, "stranger"), channel, step.At, "who", text);
                var decision = Conversation.Respond(asked, new Facts(null, [], new CrewId("crew")), step.After, step.At);
                // A day that has passed is refused.
                return decision is Decision.Done done ? Assert.IsType<Answer.Public>(done.Answer).Card.Plain : "";
            }
        }
    }

    /// <summary>A yes that was answered with thanks holds, and takes nothing from anybody who was not being relieved.</summary>
    public static void NoYesIsLost(Step step)
    {
        if (step.Command is not Command.Accept yes || step.Events.IsEmpty)
        {
            return;
        }
        var mine = step.Events.OfType<Event.StageChanged>().Where(changed => changed.Stage is CoverStage.Covered).ToList();
        Assert.NotEmpty(mine);
        Assert.All(mine, changed => Assert.Equal(yes.By, step.After[yes.Absence].CoverOf(changed.Client)!.CoveredBy));
        foreach (var before in step.Before[yes.Absence].Covers.Where(cover => cover.CoveredBy is { } by && step.After[yes.Absence].CoverOf(cover.Client)!.CoveredBy != by))
        {
            Assert.Contains(step.Before[yes.Absence].Asks, ask => ask.Member == yes.By && ask.Lines.Any(line => line.Client == before.Client && line.Handed && line.Offer.CanBeAccepted));
        }
    }

    public static void ARepeatChangesNothing(Step step)
    {
        if (step.Command is not Command.Tick && Decider.Decide(step.Command, step.After, step.At) is Decision.Done again)
        {
            Assert.True(again.Events.IsEmpty, $"said again, {step.Command} brings {string.Join(", ", again.Events)}");
        }
    }

    /// <summary>A client reads that somebody steps in only while somebody does, under that person's name, and never in the crew's quiet hours.</summary>
    public static void ClientsReadTheTruth(Step step)
    {
        foreach (var (@event, crew) in step.OneByOne())
        {
            if (@event is Event.ClientKnows { Knows.TellsOfCover: true } told && !WasTold(crew, told))
            {
                var cover = crew[told.Absence].CoverOf(told.Client)!;
                Assert.True(cover.Stage is CoverStage.Covered or CoverStage.NobodyNeeded, $"{told} while {cover.Stage}");
                Assert.True(told.Knows.Who is null || told.Knows.Who == cover.CoveredBy, $"{told} while {cover.Stage}");
            }
            if (@event is Event.Told { Said: { To: SaidTo.Client to } said } notice)
            {
                SafeWords(crew, crew[notice.Absence], to.Id, said.Content.Plain, step.At);
            }
            if (@event is Event.SaidClosed closed && crew[closed.Absence].Said[closed.Number - 1].To is SaidTo.Client read)
            {
                SafeWords(crew, crew[closed.Absence], read.Id, closed.Closing.Plain, step.At);
            }
        }
    }

    /// <summary>Who was told that somebody steps in hears of it at the latest when the gap begins.</summary>
    public static void NoClientIsLeftBelieving(Step step)
    {
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen))
        {
            foreach (var cover in absence.Covers.Where(cover => cover.IsWanting && cover.Knows is { TellsOfCover: true }))
            {
                Assert.True(cover.HoldAt is not null, $"{cover.Client} was told {cover.Knows}, nobody covers and no hold notice is due");
            }
        }
    }

    /// <summary>Whoever was told of the absence knows its dates, or is told of them next.</summary>
    public static void ClientsKnowTheDates(Step step)
    {
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen && absence.BackOn is not null))
        {
            Assert.All(absence.Covers.Where(cover => cover is { Stage: CoverStage.Covered or CoverStage.NobodyNeeded, Knows.TellsOfCover: true, Planned.IsEmpty: true }),
                cover => Assert.Equal(absence.Span, cover.Knows!.Span));
        }
    }

    /// <summary>Who was told that the owner works as usual, and has to be told otherwise by now, is.</summary>
    public static void NobodyIsLeftDisregarding(Step step)
    {
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen && absence.Report is not { Agreed: false }))
        {
            Assert.All(absence.Covers.Where(cover => cover is { Stage: CoverStage.Covered or CoverStage.NobodyNeeded, Knows.Kind: NoticeKind.Disregard }),
                cover => Assert.False(cover.Planned.IsEmpty, $"{cover.Client} believes that the owner works"));
        }
    }

    /// <summary>From one working day before the work begins, whatever nobody has said yes to is some lead's.</summary>
    public static void EveryGapHasALead(Step step)
    {
        if (step.Command is not Command.Tick)
        {
            return;
        }
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen && step.At >= Spans.DayBefore(absence)))
        {
            foreach (var cover in absence.Covers.Where(cover => cover.IsWanting && cover.GapAt is null && step.After.LeadFor(absence, step.At) is not null))
            {
                Assert.True(absence.Gaps.Any(gap => !gap.Closed && gap.Clients.Contains(cover.Client)), $"nobody hears of {cover.Client}, {cover.Stage}, gaps {string.Join(", ", absence.Gaps)}");
            }
        }
    }

    /// <summary>Who is not in the team any more covers nothing, is asked nothing and sees to nothing.</summary>
    public static void NobodyGoneIsCountedOn(Step step)
    {
        foreach (var absence in step.After.Absences.Values.Where(absence => absence.IsOpen))
        {
            var countedOn = absence.Covers.Select(cover => cover.CoveredBy).OfType<MemberId>()
                .Concat(absence.Asks.Where(ask => ask.IsOpen).Select(ask => ask.Member))
                .Concat(absence.Gaps.Where(gap => !gap.Closed).Select(gap => gap.Lead));
            Assert.All(countedOn, member => Assert.True(step.After[member].Here, $"{member} left"));
        }
    }

    public static void ReasonsStayWithOwnerAndLeads(Step step)
    {
        foreach (var (board, card) in Bulletin.Boards(step.After).SelectMany(board => Bulletin.For(board, step.After).Select(card => (board, card))))
        {
            var reader = ReaderOf(step.After, card);
            Assert.All(ReasonsIn().Matches(card.Content.Plain + card.Content.Summary), match => Assert.True(
                reader is { } one && (one.Value == match.Groups[1].Value || step.After.IsLead(one) || On(step.After, board, match.Groups[1].Value).Any(absence => absence.Owner == one || absence.Gaps.Any(gap => gap.Lead == one))),
                $"{board} {card.Key}: {match}"));
        }
    }

    /// <summary>The absence the board is of; for a member's board and page, those about which that person may have given a reason.</summary>
    private static IEnumerable<Absence> On(CrewState crew, string board, string giver) => crew.Absences.Values.Where(absence =>
        board[0] == 'a' ? Bulletin.BoardOf(absence.Id) == board : absence.Asks.Any(ask => ask.Member.Value == giver));

    /// <summary>Nothing is said: it goes along with a leave that became part of another.</summary>
    private static bool WasTold(CrewState crew, Event.ClientKnows told) => crew.Absences.Values.Any(absence =>
        absence.Id != told.Absence && absence.CoverOf(told.Client)?.Knows is { } knows && knows with { Said = null } == told.Knows);

    /// <summary>Null for a room.</summary>
    private static MemberId? ReaderOf(CrewState crew, BoardCard card) => card.To switch
    {
        Address.Person person => crew.Owning(person.Account)!.Id,
        Address.Home home => crew.Owning(home.Account)!.Id,
        _ => null,
    };

    private static void SafeWords(CrewState crew, Absence absence, ClientId client, string words, Instant at)
    {
        Assert.DoesNotMatch(Forbidden(), words);
        Assert.All(Crewland.Clients.Where(other => other != client), other => Assert.DoesNotContain(crew[other].Name, words, StringComparison.Ordinal));
        var cover = absence.CoverOf(client)!;
        var goesOn = absence.Over?.Into is { } into ? crew[into.Id].CoverOf(client)?.CoveredBy : null;
        MemberId?[] named = [absence.Owner, cover.CoveredBy, crew.LeadFor(absence, at), cover.Knows?.Hold?.Lead, goesOn, cover.Stage is CoverStage.Ended ended ? ended.By : null];
        Assert.All(crew.Members.Values.Where(member => !named.Contains(member.Id)), member => Assert.DoesNotMatch($@"\b{member.Name}\b", words));
    }

    [GeneratedRegex(@"emergenc|\bgap|nobody|declin|\bhot\b|\bwatch\b|\bcalm\b|hotwhy|rsn-", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"rsn-(\w+)\.")]
    private static partial Regex ReasonsIn();
}
