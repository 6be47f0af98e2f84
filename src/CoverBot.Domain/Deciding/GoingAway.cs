using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Somebody goes away: planned, at once, or told by somebody else (rules 1-3).</summary>
internal static class GoingAway
{
    public static Decision Decide(Draft draft, Command.GoAway wish)
    {
        if (Refuse(draft.Crew, wish) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var clients = Concerned(draft.Crew, wish);
        var older = draft.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.Owner == wish.Owner && Collides(absence, wish.Span, draft.At)).ToList();
        if (older.FirstOrDefault(absence => IsSame(absence, wish)) is { } same)
        {
            return Again(draft, wish, same, clients);
        }
        if (older.Count > 0)
        {
            return Overlapping(draft, wish, older);
        }
        Open(draft, wish, clients);
        return draft.Done();
    }

    /// <summary>Said twice is one absence; but who says so too is the second person that clients wait for.</summary>
    private static Decision Again(Draft draft, Command.GoAway wish, Absence same, ImmutableArray<ClientId> clients)
    {
        var dates = $"{draft.Crew[same.Owner].Name} is away {DateWords.Span(same.Span)}";
        if (Seconding.By(draft, same.Id, wish.By, wish.Spoken))
        {
            Settling.FollowUp(draft, same.Id);
            return draft.Done(Replies.Words(same.By == wish.By
                ? $"You said so already: {dates}. Now that you have spoken to {draft.Crew[same.Owner].Name} or the family, {Seconding.Outcome(draft[same.Id], "clients")}."
                : $"{draft.Crew[same.By].Name} said so already: {dates}. Now that you say it too, {Seconding.Outcome(draft[same.Id], "clients")}."));
        }
        return OtherClients(draft.Crew, wish, same, clients) is { } refusal
            ? new Decision.Refused(refusal)
            : draft.Done(Replies.Words($"{(same.By == wish.By ? "You said so" : "That is known")} already: {dates}. Nothing was changed."));
    }

    /// <summary>The same dates for other clients are no repetition: whoever says so must not believe it done. Null when it is one.</summary>
    private static Refusal? OtherClients(CrewState crew, Command.GoAway wish, Absence same, ImmutableArray<ClientId> clients)
    {
        var has = same.Covers.Where(cover => !cover.IsLeftOut).Select(cover => cover.Client).ToList();
        var missing = same.IsUrgent && wish.Clients.IsEmpty ? [] : clients.Except(has).ToList();
        var more = wish.Clients.IsEmpty && wish.Except.IsEmpty ? [] : has.Except(clients).ToList();
        var dates = $"{(wish.By == same.Owner ? "You are" : crew[same.Owner].Name + " is")} away {DateWords.Span(same.Span)} already";
        var way = wish.By == same.Owner ? "away cancel" : "who";
        if (missing.Count > 0)
        {
            return new Refusal("absence.clients", $"{dates}, but that is not for {Lists.And(missing.Select(client => crew[client].Name))}; to change it, take it back and say it again with every client.", way);
        }
        return more.Count == 0 ? null
            : new Refusal("absence.clients", $"{dates}, and that is for {Lists.And(more.Select(client => crew[client].Name))} too; to change it, press Leave a client out on its card, or take it back and say it again.", way);
    }

    private static Refusal? Refuse(CrewState crew, Command.GoAway wish)
    {
        if (wish.Kind != AbsenceKind.Reported && wish.By != wish.Owner && !crew.IsLead(wish.By))
        {
            return Refusals.NotYours(crew[wish.Owner].Name);
        }
        var foreign = wish.Clients.Concat(wish.Except).FirstOrDefault(client => crew[client].Owner != wish.Owner);
        return wish.Clients.Concat(wish.Except).Any(client => crew[client].Owner != wish.Owner)
            ? new Refusal("client.not-owned", $"{crew[foreign].Name} is {crew[crew[foreign].Owner].Name}'s client, so an absence of {crew[wish.Owner].Name} does not touch it.", $"away {Lines.Whose(crew, wish.Owner, wish.By)}fri")
            : null;
    }

    private static ImmutableArray<ClientId> Concerned(CrewState crew, Command.GoAway wish) => [.. crew.ClientsOf(wish.Owner)
        .Where(client => wish.Clients.IsEmpty || wish.Clients.Contains(client.Id))
        .Where(client => !wish.Except.Contains(client.Id))
        .Select(client => client.Id)];

    /// <summary>Without an end on either side, only what is running already stands in the way: next month's leave may stay.</summary>
    private static bool Collides(Absence absence, AwaySpan span, Instant at) => absence.Span.Until is null || span.Until is null
        ? Spans.Holds(absence, at) && absence.Span.Overlaps(span)
        : absence.Span.Overlaps(span);

    private static bool IsSame(Absence absence, Command.GoAway wish) => absence.Span.Until == wish.Span.Until
        && (absence.Span.From == wish.Span.From || (absence.IsUrgent && wish.Kind != AbsenceKind.Planned));

    private static Decision Overlapping(Draft draft, Command.GoAway wish, List<Absence> all)
    {
        var older = all[0];
        var union = Merging.Union(draft, older, older.Span.With(wish.Span));
        if (wish.Overlap is { } meant)
        {
            return ChangingDates.Decide(draft, new Command.ChangeDates(wish.By, older.Id, meant == Overlap.Extend ? union : wish.Span, Exactly: true));
        }
        var said = Lists.And(all.OrderBy(other => other.Span.From).Select(other => DateWords.Span(other.Span)));
        var text = $"{(wish.By == wish.Owner ? "You're" : draft.Crew[wish.Owner].Name + " is")} away {said} already, and {DateWords.Span(wish.Span)} overlaps with that.";
        return draft.Done(new Answer.Reply(Merging.Which(older, text, union, wish.Span)));
    }

    private static void Open(Draft draft, Command.GoAway wish, ImmutableArray<ClientId> clients)
    {
        var owner = draft.Crew[wish.Owner];
        var urgent = IsUrgent(draft, wish);
        var brief = Spans.IsShort(wish.Span, owner.Week) && !urgent;
        WriteNotes(draft, wish);
        var absence = new Absence(
            wish.NewId, wish.Owner, wish.By, wish.Kind, wish.Span, owner.Week, draft.At,
            Spans.Starts(wish.Span, owner.Week), Spans.Ends(wish.Span, owner.Week), Spans.BackOn(wish.Span, owner.Week),
            null, null, 1, wish.Reach,
            [.. clients.Select(client => NewCover(draft, wish, client, brief))],
            [], [], [], [], [], [], [], [],
            ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal),
            wish.Kind == AbsenceKind.Reported ? new Report(wish.Spoken, Ahead: !urgent) : null,
            null);
        draft.Add(new Event.AbsenceOpened(absence));
        if (absence.Report is not null)
        {
            draft.Ring(absence.Id, OwnerCard.Key, owner.Week.ZoneId, absence.IsUrgent);
        }
        Returning.Time(draft, absence.Id);
        if (!brief)
        {
            FallingThrough.BackupAway(draft, wish.Owner, wish.Span, absence.Id);
        }
        Settling.FollowUp(draft, absence.Id);
        Merging.Wait(draft, absence.Id);
    }

    private static bool IsUrgent(Draft draft, Command.GoAway wish) => wish.Kind == AbsenceKind.Emergency
        || (wish.Kind == AbsenceKind.Reported && Spans.Moment(wish.Span.From, draft.Crew[wish.Owner].Week) <= draft.At);

    private static void WriteNotes(Draft draft, Command.GoAway wish)
    {
        foreach (var detail in wish.Details.Where(detail => detail.Note.Length > 0))
        {
            Notes.Add(draft, wish.By, detail.Client, detail.Note);
        }
    }

    private static Cover NewCover(Draft draft, Command.GoAway wish, ClientId id, bool brief)
    {
        var client = draft.Crew[id];
        var detail = wish.Details.FirstOrDefault(detail => detail.Client == id);
        CoverStage stage = brief ? new CoverStage.Kept() : client.NobodyNeeded ? new CoverStage.NobodyNeeded() : new CoverStage.Asking(draft.At);
        var asking = stage is CoverStage.Asking;
        var urgent = asking && IsUrgent(draft, wish);
        return new Cover(id, stage, detail?.Heat ?? client.Playbook.Heat, detail?.Why ?? client.Playbook.Why, [], [], null, [], "",
            urgent ? draft.At + Asking.Urgent : null,
            null,
            !asking ? null : urgent ? draft.At : GapAt(draft, wish.Span, draft.Crew[wish.Owner]));
    }

    /// <summary>One working day before the work begins, but never before the people asked had half an hour.</summary>
    private static Instant GapAt(Draft draft, AwaySpan span, Member owner)
    {
        var day = owner.Week.StartOf(owner.Week.Before(owner.Week.DayAt(Spans.Starts(span, owner.Week))));
        return Instant.Max(day, draft.At + Duration.FromMinutes(30));
    }
}
