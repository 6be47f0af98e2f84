using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>What the courier has to report: a card that reaches nobody, or came late.</summary>
internal static class Delivering
{
    public static Decision Undeliverable(Draft draft, Command.Undeliverable report)
    {
        if (Find(draft.Crew, report.Board) is not { } absence)
        {
            return draft.Done();
        }
        if (absence.Asks.FirstOrDefault(ask => ask.Key == report.Key && ask.IsPending) is { } ask)
        {
            foreach (var line in ask.Lines.Where(line => line.Offer is Offer.Pending))
            {
                draft.Add(new Event.OfferChanged(absence.Id, ask.Number, line.Client, new Offer.Withdrawn(draft.At, WithdrawnWhy.Unreachable, null)));
            }
            Settling.FollowUp(draft, absence.Id);
        }
        else if (absence.Said.FirstOrDefault(said => $"said/{said.Number}" == report.Key) is { To: SaidTo.Client to } notice)
        {
            ByHand(draft, absence, to.Id, notice);
        }
        return draft.Done();
    }

    public static Decision ShownLate(Draft draft, Command.ShownLate report)
    {
        if (Find(draft.Crew, report.Board) is { IsOpen: true } absence
            && absence.Asks.FirstOrDefault(ask => ask.Key == report.Key) is { IsPending: true, ShownLate: false } ask)
        {
            var week = draft.Crew[ask.Member].Week;
            var window = week.Between(ask.AskedAt, ask.AnswerBy);
            var until = absence.IsUrgent ? report.ShownAt + (ask.AnswerBy - ask.AskedAt) : week.Add(report.ShownAt, window);
            var latest = absence.Starts > report.ShownAt + Asking.Urgent ? absence.Starts : report.ShownAt + Asking.Urgent;
            draft.Add(new Event.AskTimed(absence.Id, ask.Number, Instant.Max(ask.AnswerBy, Instant.Min(until, latest)), ask.NudgeAt, true));
        }
        return draft.Done();
    }

    /// <summary>The client's channel can't be reached: a lead gets the words and says them.</summary>
    private static void ByHand(Draft draft, Absence absence, ClientId client, Said notice)
    {
        if (draft.Crew.LeadFor(absence, draft.At) is not { } lead || notice.State != Cards.SaidState.Due)
        {
            return;
        }
        var cover = absence.CoverOf(client)!;
        if (cover.ByHand.Any(words => words.Words == notice.Content.Plain))
        {
            return;
        }
        var number = cover.ByHand.Length + 1;
        var kind = cover.Knows?.Kind ?? NoticeKind.HeadsUp;
        draft.Add(new Event.HandNoticeWritten(absence.Id, client, new HandNotice(number, kind, notice.Content.Plain, null, null, false)));
        var told = (draft.Crew[client].Told as ToldHow.InChannel)?.Name;
        Telling.Member(draft, absence.Id, lead,
            Cards.Card.Of($"I can't write to {draft.Crew[client].Name} in #{told}. Please tell them:", new Cards.Block.Quote(notice.Content.Plain)),
            new Cards.Button("Told", Cards.Presses.Told(absence.Id, client, number)));
    }

    private static Absence? Find(CrewState crew, string board) => crew.Absences.Values.FirstOrDefault(absence => Bulletin.BoardOf(absence.Id) == board);
}
