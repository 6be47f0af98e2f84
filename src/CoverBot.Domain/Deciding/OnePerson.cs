using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>
/// Two members become one: all that is the later one's becomes the first's. What one person can't be at once is put right: nobody covers in the own absence or
/// while away, is asked the same twice, or is away twice at one moment.
/// </summary>
internal static class OnePerson
{
    public static void Make(Draft draft, MemberId from, MemberId into)
    {
        foreach (var claim in draft.Crew[from].Claims.Where(claim => claim.IsOpen))
        {
            draft.Add(new Event.ClaimMade(from, claim with { Off = true }));
        }
        foreach (var absence in Open(draft))
        {
            if (absence.Owner == from || absence.Owner == into)
            {
                FallingThrough.LetGo(draft, draft[absence.Id], absence.Owner == from ? into : from, WithdrawnWhy.Away);
            }
            AskedOnce(draft, absence, from, into);
        }
        draft.Add(new Event.MembersMatched(from, into));
        AwayOnce(draft, into);
        foreach (var absence in Open(draft))
        {
            Lead(draft, absence);
            Settling.FollowUp(draft, absence.Id);
        }
    }

    private static ImmutableArray<Absence> Open(Draft draft) => [.. draft.Crew.Absences.Values.Where(absence => absence.IsOpen)];

    /// <summary>What the first was asked already the later one is not asked any more.</summary>
    private static void AskedOnce(Draft draft, Absence absence, MemberId from, MemberId into)
    {
        var asked = absence.Asks.Where(ask => ask.Member == into && ask.Terms == absence.Terms)
            .SelectMany(ask => ask.Lines.Where(line => line.Offer is not Offer.Withdrawn).Select(line => line.Client)).ToHashSet();
        foreach (var ask in draft[absence.Id].Asks.Where(ask => ask.Member == from))
        {
            foreach (var line in ask.Lines.Where(line => line.Offer.CanBeAccepted && asked.Contains(line.Client)))
            {
                draft.Add(new Event.OfferChanged(absence.Id, ask.Number, line.Client, new Offer.Withdrawn(draft.At, WithdrawnWhy.NewTerms, null)));
            }
        }
    }

    private static void AwayOnce(Draft draft, MemberId member)
    {
        foreach (var id in Open(draft).Where(absence => absence.Owner == member).OrderBy(absence => absence.Span.From).Select(absence => absence.Id))
        {
            if (!draft[id].IsOpen)
            {
                continue;
            }
            var span = Merging.Union(draft, draft[id], draft[id].Span);
            if (Merging.Met(draft, draft[id], span) is { IsEmpty: false } met)
            {
                ImmutableArray<Absence> all = [draft[id], .. met];
                var whole = all.FirstOrDefault(absence => Spans.Holds(absence, draft.At)) ?? all[0];
                ChangingDates.Change(draft, whole.Id, span, all.Remove(whole), null);
            }
            Merging.Wait(draft, id);
        }
        foreach (var absence in Open(draft).Where(absence => absence.Owner == member && !Spans.IsShort(absence.Span, absence.Week)))
        {
            FallingThrough.BackupAway(draft, member, absence.Span, absence.Id);
        }
    }

    /// <summary>No lead sees to the own absence, and who reported it was the one who is away.</summary>
    private static void Lead(Draft draft, Absence absence)
    {
        Gaps.PassOn(draft, absence.Id, absence.Owner);
        Returning.PassOn(draft, absence.Id, absence.Owner);
        if (draft[absence.Id] is { Report.Agreed: false } reported && reported.By == reported.Owner)
        {
            draft.Add(new Event.ReportAgreed(absence.Id, absence.Owner));
        }
    }
}
