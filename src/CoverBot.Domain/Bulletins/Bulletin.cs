using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary>The cards there should be: a function of state alone, without a clock.</summary>
public static class Bulletin
{
    /// <summary>Every board of the crew: one for each absence, one for each member who was asked or told something, one for each page opened today.</summary>
    public static ImmutableArray<string> Boards(CrewState crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return [
            .. crew.Absences.Values.Select(absence => BoardOf(absence.Id)),
            .. crew.Members.Values.Where(member => member.Asked.Length + member.Said.Length + member.Whos.Length + member.Claims.Length > 0).Select(member => BoardOf(member.Id)),
            .. crew.Members.Values.Where(member => member.HomeOn is not null).Select(member => HomeOf(member.Id)),
        ];
    }

    /// <summary>"a-…" for an absence.</summary>
    public static string BoardOf(AbsenceId id) => "a-" + id.Value;

    /// <summary>"m-…" for a member's own board.</summary>
    public static string BoardOf(MemberId id) => "m-" + id.Value;

    /// <summary>"h-…" for the bot's own page as a member sees it.</summary>
    public static string HomeOf(MemberId id) => "h-" + id.Value;

    /// <summary>Whether it is a page that is kept true now: such a board shows something of everything, so that any change may concern it.</summary>
    public static bool ShowsAll(string board, CrewState crew)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(crew);
        return board.StartsWith("h-", StringComparison.Ordinal) && crew.Members.GetValueOrDefault(board[2..]) is { HomeOn: not null };
    }

    /// <summary>The board's cards in order; empty for a board the crew does not have.</summary>
    public static ImmutableArray<BoardCard> For(string board, CrewState crew)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(crew);
        var id = board.Length > 2 ? board[2..] : "";
        if (board.StartsWith("a-", StringComparison.Ordinal) && crew.Absences.TryGetValue(id, out var absence))
        {
            return [.. OfAbsence(crew, absence).Where(card => !absence.Held.ContainsKey(card.Key))];
        }
        if (!crew.Members.TryGetValue(id, out var member))
        {
            return [];
        }
        return board[..2] switch
        {
            "m-" => [.. OfMember(crew, member).Where(card => !member.Held.ContainsKey(card.Key))],
            "h-" when member.HomeOn is { } today => [.. HomeCard.Pages(member).Select(at => new BoardCard.Live(HomeCard.KeyOf(member, at), new Address.Home(at), HomeCard.For(crew, member, at, today), Rings: false, Open: true))],
            _ => [],
        };
    }

    private static IEnumerable<BoardCard> OfAbsence(CrewState crew, Absence absence)
    {
        var view = new AbsenceView(crew, absence);
        yield return view.Owner(OwnerCard.Key, OwnerCard.For(view), absence.IsOpen, rings: absence.Kind == AbsenceKind.Reported);
        foreach (var ask in absence.Asks)
        {
            yield return view.To(ask.Member, ask.Key, AskCard.For(view, ask), absence.IsOpen && ask.IsOpen);
        }
        foreach (var side in TeamCard.Sides(absence))
        {
            yield return new BoardCard.Live(TeamCard.KeyOf(side), view.Team(side), TeamCard.For(view, side), Rings: true, Open: false);
        }
        foreach (var (member, index) in absence.Handovers.Select((member, index) => (member, index)))
        {
            yield return view.To(member, $"handover/{index + 1}", HandoverCard.ForBackup(view, member), absence.IsOpen && view.CoveredBy(member).Any());
        }
        foreach (var (call, side, key) in absence.Calls.SelectMany(call => call.Cards.Select(card => (call, card.Side, card.Key))))
        {
            yield return new BoardCard.Live(key, view.Team(side), CallCard.For(view, call, side), Rings: true, Open: CallCard.IsOpen(view, call, side));
        }
        foreach (var card in Questions(view).Concat(absence.Said.Select(said => view.Said(said)).OfType<BoardCard>()))
        {
            yield return card;
        }
    }

    private static IEnumerable<BoardCard> Questions(AbsenceView view)
    {
        var absence = view.Absence;
        foreach (var gap in absence.Gaps)
        {
            yield return view.To(gap.Lead, gap.Key, GapCard.For(view, gap), !gap.Closed);
        }
        foreach (var settled in absence.Settled)
        {
            yield return view.Owner(settled.Key, SettledCard.For(view, settled), absence.IsOpen && view.IsLatest(settled), rings: true);
        }
        foreach (var ask in absence.Returns)
        {
            yield return view.Owner(ask.Key, ReturnCard.For(view, ask), ask.Answer is null, rings: true);
        }
        foreach (var ask in absence.StillAway)
        {
            yield return view.To(ask.Lead, ask.Key, StillAwayCard.For(view, ask), !ask.Answered);
        }
        if (absence.Over is { How: OverHow.Returned } && absence.Covers.Length > 0)
        {
            yield return view.Owner("handback", HandbackCard.For(view), open: false, rings: false);
        }
    }

    private static IEnumerable<BoardCard> OfMember(CrewState crew, Member member)
    {
        // Of somebody who turned out to be another member only the chat is left in which these cards stand.
        var to = new Address.Person(member.Into is null ? member.To : member.Account);
        foreach (var ask in member.Asked)
        {
            yield return new BoardCard.Live(ask.Key, to, BackupCard.For(crew, member, ask), Rings: true, Open: ask.Fine is null);
        }
        foreach (var who in member.Whos)
        {
            yield return new BoardCard.Live(who.Key, to, WhoCard.For(crew, member, who), Rings: true, Open: WhoCard.IsOpen(member, who));
        }
        foreach (var claim in member.Claims)
        {
            yield return new BoardCard.Live(claim.Key, to, ClaimCard.For(crew, member, claim), Rings: true, Open: claim.IsOpen);
        }
        foreach (var said in member.Said)
        {
            yield return new BoardCard.Said(said.Number, said.State, to, said.Closing ?? said.Content, Rings: true);
        }
    }
}
