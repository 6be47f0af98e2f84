using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>One new message to a member, on the absence's board; a sleeper reads it in the morning.</summary>
internal static class Telling
{
    public static void Member(Draft draft, AbsenceId id, MemberId member, string words, params Button[] buttons) =>
        Member(draft, id, member, Card.Of(words), buttons);

    public static void Member(Draft draft, AbsenceId id, MemberId member, Card card, params Button[] buttons)
    {
        var content = buttons.Length == 0 ? card : card with { Blocks = card.Blocks.Add(new Block.Buttons([.. buttons])) };
        Member(draft, id, member, content, tried: []);
    }

    /// <param name="tried">See <see cref="Said.Tried"/>.</param>
    public static void Member(Draft draft, AbsenceId id, MemberId member, Card content, ImmutableArray<MemberId> tried)
    {
        var said = new Said(draft[id].Said.Length + 1, new SaidTo.Member(member), content) { Tried = tried };
        draft.Add(new Event.Told(id, said));
        draft.Ring(id, said.Key, draft.Crew[member].Week.ZoneId);
    }
}
