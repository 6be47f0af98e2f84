using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>A member's own board does not grow for ever: what everybody has long seen is kept no longer. Its numbers are never used again.</summary>
public static class PuttingAway
{
    /// <summary>How many messages or questions are kept before any are put away.</summary>
    private const int Most = 50;

    /// <summary>How many messages stay.</summary>
    private const int Kept = 20;

    /// <summary>Whether there is enough to make it worth while.</summary>
    public static bool IsWanted(CrewState crew, Member member)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(member);
        return member.Said.Length > Most || !OldAsks(crew, member).IsEmpty;
    }

    internal static Decision Decide(Draft draft, Command.PutAway settled)
    {
        var member = draft.Crew[settled.Who];
        var said = member.Said.Length > Most ? Math.Min(settled.SaidUpTo, member.Said[^(Kept + 1)].Number) : 0;
        var asks = OldAsks(draft.Crew, member);
        if (!asks.IsEmpty || member.Said.Any(one => one.Number <= said))
        {
            draft.Add(new Event.MemberPutAway(member.Id, said, asks));
        }
        return draft.Done();
    }

    /// <summary>Answered questions that say nothing any more: there is a later one about the same client, or the client is archived.</summary>
    private static ImmutableArray<int> OldAsks(CrewState crew, Member member) => member.Asked.Length <= Most ? [] : [.. member.Asked
        .Where(ask => ask.Fine is not null && (crew[ask.Client].Archived || member.Asked.Any(later => later.Client == ask.Client && later.Number > ask.Number)))
        .Select(ask => ask.Number)];
}
