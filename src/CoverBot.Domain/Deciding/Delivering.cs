using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>What the courier has to report: a card that reaches nobody, or came late.</summary>
internal static class Delivering
{
    /// <summary>Whoever can do something about it is told in words, once for each card and reason.</summary>
    public static Decision Undeliverable(Draft draft, Command.Undeliverable report)
    {
        if (Bulletin.For(report.Board, draft.Crew).FirstOrDefault(card => card.Key == report.Key) is not { } card)
        {
            return draft.Done();
        }
        var missed = new Undelivered(report.Key, report.Reason, Reader(draft.Crew, card)?.Id);
        if (Find(draft.Crew, report.Board) is { } absence)
        {
            if (!absence.Undelivered.Contains(missed))
            {
                draft.Add(new Event.NotDelivered(absence.Id, missed));
                OfAbsence(draft, absence.Id, card, report);
            }
        }
        else if (draft.Crew.Members.Values.FirstOrDefault(one => Bulletin.BoardOf(one.Id) == report.Board) is { } member && !member.Undelivered.Contains(missed))
        {
            draft.Add(new Event.MemberNotReached(member.Id, missed));
            Undelivering.OfMember(draft, member.Id, card, report);
        }
        return draft.Done();
    }

    /// <summary>What somebody was to say by hand is written after all, unless it has been said.</summary>
    public static Decision ReachableAgain(Draft draft, Command.ReachableAgain again)
    {
        foreach (var absence in draft.Crew.Absences.Values)
        {
            foreach (var cover in absence.Covers.Where(cover => again.Channel is null || (draft.Crew[cover.Client].Told as ToldHow.InChannel)?.Channel == again.Channel))
            {
                // A notice that was closed unsent, because its hour had passed, is not written any more: its words are still to be said.
                foreach (var words in cover.ByHand.Where(words => words is { Said: not null, ToldBy: null, Overtaken: false } && absence.Said.Any(said => said.Number == words.Said && said.State == SaidState.Due)))
                {
                    draft.Add(new Event.HandNoticeWritten(absence.Id, cover.Client, words with { Overtaken = true }));
                    draft.Add(new Event.TriedAgain(absence.Id, BoardCard.Said.KeyOf(words.Said!.Value)));
                }
            }
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

    private static void OfAbsence(Draft draft, AbsenceId id, BoardCard card, Command.Undeliverable report)
    {
        var absence = draft[id];
        if (absence.Asks.FirstOrDefault(ask => ask.Key == card.Key) is { } ask && !report.Posted)
        {
            Withdraw(draft, id, ask);
        }
        else if (!report.Posted && absence.Said.FirstOrDefault(said => said.Key == card.Key) is { To: SaidTo.Client to } notice)
        {
            ByHand(draft, absence, to.Id, notice, report.Reason);
        }
        else
        {
            Undelivering.OfAbsence(draft, id, card, report);
        }
    }

    /// <summary>Somebody else is asked at once.</summary>
    private static void Withdraw(Draft draft, AbsenceId id, Ask ask)
    {
        if (!ask.IsPending)
        {
            return;
        }
        foreach (var line in ask.Lines.Where(line => line.Offer is Offer.Pending))
        {
            draft.Add(new Event.OfferChanged(id, ask.Number, line.Client, new Offer.Withdrawn(draft.At, WithdrawnWhy.Unreachable, null)));
        }
        Settling.FollowUp(draft, id);
    }

    /// <summary>The client's channel can't be reached: the owner, or else a lead, gets the words, and mends it or says them.</summary>
    private static void ByHand(Draft draft, Absence absence, ClientId client, Said notice, string reason)
    {
        var cover = absence.CoverOf(client)!;
        if (notice.State != SaidState.Due || draft.Crew[client].Told is not ToldHow.InChannel told || cover.ByHand.Any(words => words.Said == notice.Number && !words.Overtaken))
        {
            return;
        }
        var number = cover.ByHand.Length + 1;
        var kind = cover.Knows?.Kind ?? NoticeKind.HeadsUp;
        var words = cover.Knows is { } knows && knows.Said == notice.Number && notice.Content.Plain != cover.OwnWords
            ? NoticeWords.For(draft.Crew, absence, cover, kind, knows.At, byHand: true).Plain : notice.Content.Plain;
        draft.Add(new Event.HandNoticeWritten(absence.Id, client, new HandNotice(number, kind, words, null, null, false, notice.Number)));
        var why = ReasonWords.InRoom(reason, told.Channel, $"#{told.Name}");
        var card = Card.Of($"{why}, or tell {draft.Crew[client].Name} by hand:", new Block.Quote(Text.Of(words)),
            new Block.Buttons([new Button("Told", Presses.Told(absence.Id, client, number))]));
        var news = new News(new Address.Room(told.Channel), reason, absence);
        var isThere = draft.Crew[absence.Owner].Here && !draft.Crew.IsAwayAt(absence.Owner, draft.At) && Undelivering.CanHear(draft.Crew, absence.Owner, news);
        if ((isThere ? absence.Owner : Undelivering.Next(draft, [], news)) is { } reader)
        {
            Telling.Member(draft, absence.Id, reader, card, [reader]);
        }
    }

    private static Member? Reader(CrewState crew, BoardCard card) =>
        card.To is Address.Person person ? crew.Owning(person.Account) : null;

    private static Absence? Find(CrewState crew, string board) => crew.Absences.Values.FirstOrDefault(absence => Bulletin.BoardOf(absence.Id) == board);
}
