using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Somebody with an account on two sides of a crew: said on the one, confirmed on the other, and then one member.</summary>
public static class Matching
{
    /// <summary>How many people a question names.</summary>
    internal const int Most = 20;

    /// <summary>Who somebody may be: members on other sides alone, the likeliest first.</summary>
    internal static IEnumerable<MemberId> Among(CrewState crew, Member member) => crew.Members.Values
        .Where(other => MayBe(member, other))
        .OrderBy(other => Unlike(member, other)).ThenBy(other => other.FullName, StringComparer.OrdinalIgnoreCase)
        .Select(other => other.Id);

    /// <summary>"from another Slack workspace", "on Teams".</summary>
    internal static string Where(Member member, Member reader) => reader.Accounts.Any(account => account.Platform == member.Account.Platform)
        ? $"from another {Platforms.Title(member.Account.Platform)} workspace" : $"on {Platforms.Title(member.Account.Platform)}";

    /// <summary>Asks somebody who came, once; nobody when there is nobody it could be.</summary>
    internal static void Ask(Draft draft, MemberId id)
    {
        var member = draft.Crew[id];
        ImmutableArray<MemberId> among = [.. Among(draft.Crew, member).Take(Most)];
        if (!among.IsEmpty && member.Whos.IsEmpty)
        {
            var ask = new WhoAsk(1, among);
            draft.Add(new Event.WhoAsked(id, ask));
            draft.Ring(id, ask.Key);
        }
    }

    internal static Decision Say(Draft draft, Command.SayWho wish)
    {
        var me = draft.Crew[wish.By];
        var ask = me.Whos.FirstOrDefault(ask => ask.Number == wish.Number) ?? me.Whos.LastOrDefault();
        if (wish.Who is not { } who)
        {
            TakeBack(draft, wish.By);
            Answer(draft, wish.By, ask, null);
            return draft.Done(Replies.Words("Noted: you are a member of your own."));
        }
        var other = draft.Crew[who];
        if (Refuse(me, other) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (!other.Claims.Any(claim => claim.By == wish.By && claim.IsOpen))
        {
            TakeBack(draft, wish.By);
            var claim = new Claim(draft.Crew[who].Claims.Select(old => old.Number).DefaultIfEmpty().Max() + 1, wish.By);
            draft.Add(new Event.ClaimMade(who, claim));
            draft.Ring(who, claim.Key);
            Answer(draft, wish.By, ask, who);
        }
        return draft.Done(Replies.Words($"{other.FullName} is asked there. As soon as that is confirmed, the two of you are one member."));
    }

    internal static Decision Confirm(Draft draft, Command.ConfirmClaim wish)
    {
        if (draft.Crew[wish.By].Claims.FirstOrDefault(claim => claim.Number == wish.Number) is not { } claim)
        {
            return new Decision.Refused(Refusals.Unknown());
        }
        var by = draft.Crew[claim.By];
        if (claim.Off)
        {
            return new Decision.Refused(new Refusal("match.off", $"{by.Name} has taken that back, so there is nothing to confirm."));
        }
        if (claim.Yes is null && wish.Yes && Refuse(by, draft.Crew[wish.By]) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (claim.Yes is null)
        {
            draft.Add(new Event.ClaimMade(wish.By, claim with { Yes = wish.Yes }));
            Confirmed(draft, wish, claim.By);
        }
        return (claim.Yes ?? wish.Yes) == wish.Yes
            ? draft.Done(Replies.Words(wish.Yes ? "Thank you. You are one member now, with both accounts." : "Thank you. You stay two members."))
            : new Decision.Refused(new Refusal("match.answered", "You have answered that already; nothing was changed."));
    }

    private static void Confirmed(Draft draft, Command.ConfirmClaim wish, MemberId by)
    {
        if (!wish.Yes)
        {
            // The card of who said so reads the answer.
            foreach (var ask in draft.Crew[by].Whos.Where(ask => ask.Picked == wish.By))
            {
                draft.Add(new Event.WhoAsked(by, ask));
            }
            return;
        }
        var (from, into) = CameFirst(draft.Crew, by, wish.By) ? (wish.By, by) : (by, wish.By);
        OnePerson.Make(draft, from, into);
    }

    /// <summary>Whoever is not known to have come at some moment was there before moments were kept.</summary>
    private static bool CameFirst(CrewState crew, MemberId one, MemberId other) =>
        (crew[one].Came ?? Instant.MinValue, one.Value).CompareTo((crew[other].Came ?? Instant.MinValue, other.Value)) < 0;

    private static Refusal? Refuse(Member me, Member other)
    {
        if (!MayBe(me, other))
        {
            return new Refusal("match.not", other.Here
                ? $"{other.Name} has an account of their own on this side, so that can't be the same person." : $"{other.Name} is not in the team any more.", "who");
        }
        return other.Claims.LastOrDefault(claim => claim.By == me.Id) is { Yes: false }
            ? new Refusal("match.denied", $"{other.Name} said that it is somebody else; if that was a mistake, {other.Name} writes link there and picks {me.Name}.", "who")
            : null;
    }

    private static void TakeBack(Draft draft, MemberId by)
    {
        foreach (var (id, claim) in draft.Crew.Members.Values.SelectMany(member => member.Claims.Where(claim => claim.By == by && claim.IsOpen).Select(claim => (member.Id, claim))))
        {
            draft.Add(new Event.ClaimMade(id, claim with { Off = true }));
        }
    }

    private static void Answer(Draft draft, MemberId by, WhoAsk? ask, MemberId? picked)
    {
        if (ask is not null && (ask.Picked != picked || ask.None != picked is null))
        {
            draft.Add(new Event.WhoAsked(by, ask with { Picked = picked, None = picked is null }));
        }
    }

    private static bool MayBe(Member member, Member other) => member.Here && other.Here && member.Id != other.Id && member.Into is null && other.Into is null
        && !other.Accounts.Any(account => member.AccountIn(account.Platform, account.Tenant) is not null);

    private static int Unlike(Member member, Member other) =>
        string.Equals(member.FullName, other.FullName, StringComparison.OrdinalIgnoreCase) ? 0 : string.Equals(member.Name, other.Name, StringComparison.OrdinalIgnoreCase) ? 1 : 2;
}
