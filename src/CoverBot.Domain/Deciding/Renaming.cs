using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>One member's id in place of another's, wherever it stands.</summary>
internal sealed class Renaming(MemberId from, MemberId into)
{
    public MemberId Of(MemberId member) => member == from ? into : member;

    public MemberId? Of(MemberId? member) => member == from ? into : member;

    public Note Of(Note note) => note with { By = Of(note.By) };

    public Said Of(Said said)
    {
        var to = said.To is SaidTo.Member member && member.Id == from ? new SaidTo.Member(into) : said.To;
        return said with { To = to, Tried = Once(said.Tried) };
    }

    /// <summary>The same array when nothing in it changes.</summary>
    public static ImmutableArray<T> Each<T>(ImmutableArray<T> all, Func<T, T> change)
    {
        ImmutableArray<T> now = [.. all.Select(change)];
        return now.SequenceEqual(all) ? all : now;
    }

    /// <summary>Each member once, at the first place; the same array when nothing in it changes.</summary>
    public ImmutableArray<MemberId> Once(ImmutableArray<MemberId> members) => members.Contains(from) ? [.. members.Select(Of).Distinct()] : members;

    /// <summary>The same object when the absence does not name that member.</summary>
    public Absence Of(Absence absence)
    {
        var now = absence with
        {
            Owner = Of(absence.Owner),
            By = Of(absence.By),
            Covers = Each(absence.Covers, Of),
            Asks = Each(absence.Asks, Of),
            Calls = Each(absence.Calls, call => call with { Rung = Once(call.Rung) }),
            Gaps = Each(absence.Gaps, gap => gap with { Lead = Of(gap.Lead) }),
            Said = Each(absence.Said, Of),
            StillAway = Each(absence.StillAway, ask => ask with { Lead = Of(ask.Lead) }),
            Handovers = Each(absence.Handovers, Of),
            Over = absence.Over is { } over ? over with { By = Of(over.By) } : null,
            Undelivered = Each(absence.Undelivered, missed => missed with { Who = Of(missed.Who) }),
        };
        return now == absence ? absence : now;
    }

    private Ask Of(Ask ask)
    {
        var lines = Each(ask.Lines, line => line.Offer is Offer.Withdrawn { TakenBy: { } by } gone ? line with { Offer = gone with { TakenBy = Of(by) } } : line);
        return ask with { Member = Of(ask.Member), Lines = lines };
    }

    private Cover Of(Cover cover) => cover with
    {
        Stage = cover.Stage switch
        {
            CoverStage.Covered covered => covered with { By = Of(covered.By) },
            CoverStage.Ended ended => ended with { By = Of(ended.By) },
            var stage => stage,
        },
        Log = Each(cover.Log, Of),
        Knows = cover.Knows is { } knows ? knows with { Who = Of(knows.Who), Hold = knows.Hold is { } hold ? hold with { Lead = Of(hold.Lead) } : null } : null,
        ByHand = Each(cover.ByHand, words => words with { ToldBy = Of(words.ToldBy) }),
    };
}
