using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>The next state of one absence.</summary>
internal static class EvolveAbsence
{
    public static Absence Apply(Absence absence, Event.OfAbsence @event) => @event switch
    {
        Event.DatesChanged e => absence with { Span = e.Span, Week = e.Week, Began = e.Began, Starts = e.Starts, Ends = e.Ends, BackOn = e.BackOn, Terms = e.Terms },
        Event.MeetingTimed e => absence with { MeetsAt = e.MeetsAt },
        Event.CoverAdded e => absence with { Covers = absence.Covers.Add(e.Cover) },
        Event.ReachChanged e => absence with { Reach = e.Reach },
        Event.ReportAgreed => absence with { Report = (absence.Report ?? new Report(true)) with { Agreed = true } },
        Event.ReturnTimed e => absence with { AskBackAt = e.AskBackAt, AskLeadAt = e.AskLeadAt },
        Event.AbsenceEnded e => absence with { Over = e.Over },
        Event.HandoverGiven e => absence with { Handovers = absence.Handovers.Add(e.Member) },
        Event.CallOpened e => absence with { Calls = absence.Calls.Add(e.Call) },
        Event.TeamTold { Side: Crew.FirstSide } => absence with { InTeam = true },
        Event.TeamTold e => absence with { InSides = absence.InSides.Add(e.Side) },
        Event.OwnerTold e => absence with { Settled = absence.Settled.Add(e.Settled) },
        Event.Told e => absence with { Said = absence.Said.Add(e.Said) },
        Event.SaidClosed e => absence.With(absence.Said.Single(said => said.Number == e.Number) with { Closing = e.Closing }),
        // Words that came along from another absence may name a message of that one.
        Event.SaidDropped e => absence.Said.FirstOrDefault(said => said.Number == e.Number) is { } dropped ? absence.With(dropped with { Dropped = true }) : absence,
        Event.NotDelivered e => absence with { Undelivered = absence.Undelivered.Add(e.What) },
        Event.TriedAgain e => absence with { Undelivered = absence.Undelivered.RemoveAll(one => one.Key == e.Key) },
        Event.HeldBack e => absence with { Held = absence.Held.SetItem(e.Key, e.Until) },
        Event.Released e => absence with { Held = absence.Held.Remove(e.Key) },
        Event.GapTold e => Put(absence, e.Gap),
        Event.ReturnAsked e => absence with { Returns = [.. absence.Returns.Where(old => old.Number != e.Ask.Number), e.Ask] },
        Event.StillAwayAsked e => absence with { StillAway = [.. absence.StillAway.Where(old => old.Number != e.Ask.Number), e.Ask] },
        Event.Asked or Event.OfferChanged or Event.AskTimed => OfAsk(absence, @event),
        _ => OfCover(absence, @event),
    };

    private static Absence Put(Absence absence, Gap gap) =>
        absence.Gaps.Any(old => old.Number == gap.Number) ? absence.With(gap) : absence with { Gaps = absence.Gaps.Add(gap) };

    private static Absence OfAsk(Absence absence, Event.OfAbsence @event)
    {
        switch (@event)
        {
            case Event.Asked e:
                return absence with { Asks = absence.Asks.Add(e.Ask) };
            case Event.AskTimed e:
                return absence.With(Find(absence, e.Ask) with { AnswerBy = e.AnswerBy, NudgeAt = e.NudgeAt, ShownLate = e.ShownLate });
            case Event.OfferChanged e:
                var ask = Find(absence, e.Ask);
                return absence.With(ask with { Lines = [.. ask.Lines.Select(line => line.Client == e.Client ? line with { Offer = e.Offer } : line)] });
            default:
                throw new InvalidOperationException($"no such event: {@event.GetType().Name}");
        }
    }

    private static Absence OfCover(Absence absence, Event.OfAbsence @event) => @event switch
    {
        Event.StageChanged e => absence.With(Find(absence, e.Client) with { Stage = e.Stage }),
        Event.HeatChanged e => absence.With(Find(absence, e.Client) with { Heat = e.Heat, Why = e.Why }),
        Event.CoverNoted e => absence.With(Noted(Find(absence, e.Client), e)),
        Event.WordsChanged e => absence.With(Find(absence, e.Client) with { OwnWords = e.Words }),
        Event.CoverTimed e => absence.With(Find(absence, e.Client) with { CallAt = e.CallAt, HoldAt = e.HoldAt, GapAt = e.GapAt }),
        Event.NoticesPlanned e => absence.With(Find(absence, e.Client) with { Planned = e.Planned }),
        Event.ClientKnows e => absence.With(Find(absence, e.Client) with { Knows = e.Knows }),
        Event.HandNoticeWritten e => absence.With(Written(Find(absence, e.Client), e.Notice)),
        _ => throw new InvalidOperationException($"no such event: {@event.GetType().Name}"),
    };

    private static Cover Noted(Cover cover, Event.CoverNoted e) => cover with { Log = cover.Log.Add(e.Note) };

    private static Cover Written(Cover cover, HandNotice notice) => cover with
    {
        ByHand = cover.ByHand.Any(old => old.Number == notice.Number)
            ? [.. cover.ByHand.Select(old => old.Number == notice.Number ? notice : old)]
            : cover.ByHand.Add(notice),
    };

    private static Ask Find(Absence absence, int number) => absence.Asks.SingleOrDefault(ask => ask.Number == number)
        ?? throw new InvalidOperationException($"no ask {number} on {absence.Id}");

    private static Cover Find(Absence absence, ClientId client) => absence.CoverOf(client)
        ?? throw new InvalidOperationException($"no cover of {client} on {absence.Id}");
}
