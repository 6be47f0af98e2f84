using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>The form of an absence sent off.</summary>
internal static class AwaySubmissions
{
    public static Decision New(Talk talk, MemberId owner, Fields fields)
    {
        var mine = talk.Crew.ClientsOf(owner).Select(client => client.Id).ToList();
        var picked = fields.Clients(talk, "clients").Intersect(mine).ToImmutableArray();
        var read = new AwayFields(fields, talk.NowOf(owner), null);
        var wrong = mine.Count > 0 && picked.IsEmpty ? read.Errors.SetItem("clients", "Tick at least one client, or all of them.") : read.Errors;
        if (read.Span is not { } span || wrong.Count > 0)
        {
            return new Decision.Done([], new Answer.Errors(wrong));
        }
        var kind = owner == talk.By ? AbsenceKind.Planned : AbsenceKind.Reported;
        var only = picked.Length == mine.Count ? [] : picked;
        var spoken = kind == AbsenceKind.Reported && fields.Ticked("spoken");
        var decision = talk.Decide(new Command.GoAway(talk.By, owner, new AbsenceId(talk.Inbound.NewId), kind, span, only, [],
            fields.Reach ?? Reach.NotAtAll, fields.Details(picked), spoken, null));
        return talk.Soft(kind == AbsenceKind.Reported ? AwayLines.Reported(talk, owner, span, decision) : decision);
    }

    /// <summary>Dates, clients, reach and heat of an absence that is there, as one decision: all of it or nothing.</summary>
    public static Decision Change(Talk talk, Absence absence, Fields fields)
    {
        if (ChangingDates.Refuse(talk.Crew, absence, talk.By, talk.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var read = new AwayFields(fields, talk.NowOf(absence.Owner), absence.Span);
        if (read.Span is not { } span)
        {
            return new Decision.Done([], new Answer.Errors(read.Errors));
        }
        var picked = fields.Clients(talk, "clients").ToHashSet();
        var shown = absence.Covers.Take(100).ToList();
        ImmutableArray<ClientId> off = [.. shown.Where(cover => !cover.IsLeftOut && !picked.Contains(cover.Client)).Select(cover => cover.Client)];
        ImmutableArray<ClientId> on = [.. shown.Where(cover => cover.IsLeftOut && picked.Contains(cover.Client)).Select(cover => cover.Client)];
        return talk.All([
            .. span == absence.Span ? Array.Empty<Command>() : [new Command.ChangeDates(talk.By, absence.Id, span)],
            .. off.IsEmpty ? Array.Empty<Command>() : [new Command.LeaveOut(talk.By, absence.Id, off)],
            .. on.IsEmpty ? Array.Empty<Command>() : [new Command.AskAllTheSame(talk.By, absence.Id, on)],
            new Command.SetDetails(talk.By, absence.Id, fields.Details(absence.Covers.Select(cover => cover.Client)), fields.Reach),
        ]) switch
        {
            Decision.Refused { Refusal: { Code: "absence.past" } past } => new Decision.Done([], new Answer.Errors(ImmutableDictionary<string, string>.Empty.Add("last", past.Sentence))),
            Decision.Done { Events.IsEmpty: true } => Talk.Say("Nothing was changed."),
            var decision => decision,
        };
    }
}
