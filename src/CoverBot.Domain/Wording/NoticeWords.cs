using System.Text.RegularExpressions;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Wording;

/// <summary>
/// The only words a client reads: a template of its own, never a filtered copy of an internal card. No reason, no private number, no heat, no other
/// client, no word of who was asked, and no promise its maker has not made.
/// </summary>
public static class NoticeWords
{
    /// <summary>Who may be named to the client: the stand-in, if that person reads the client's channel. Null: nobody.</summary>
    public static MemberId? Named(CrewState crew, Cover cover)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(cover);
        return cover.CoveredBy is { } by && (crew[cover.Client].Told is not ToldHow.InChannel told || told.Readers.Contains(by)) ? by : null;
    }

    /// <summary>The exact words of a notice, as said at <paramref name="at"/>.</summary>
    /// <param name="byHand">Whether they are said although the client has a channel, which can't be reached.</param>
    public static Text For(CrewState crew, Absence absence, Cover cover, NoticeKind kind, Instant at, bool byHand = false)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(absence);
        ArgumentNullException.ThrowIfNull(cover);
        // The owner's words go out with the first notice: with a late yes, or a leave of today, that is the first morning's.
        var first = kind == NoticeKind.HeadsUp || (kind == NoticeKind.FirstDay && cover.Knows is null);
        if (first && cover.OwnWords.Length > 0 && !NamesAnother(crew, absence, cover))
        {
            return Text.Of(cover.OwnWords);
        }
        var facts = new NoticeFacts(crew, absence, cover, at, byHand || crew[cover.Client].Told is ToldHow.ByHand);
        return kind switch
        {
            NoticeKind.HeadsUp => HeadsUp(facts),
            NoticeKind.FirstDay => FirstDay(facts),
            NoticeKind.Emergency => Emergency(facts),
            NoticeKind.Hold => Hold(facts),
            NoticeKind.Changed => Changed(facts),
            NoticeKind.Dates => Dates(facts),
            NoticeKind.Return => Return(facts),
            NoticeKind.Disregard => Disregard(facts),
            _ => throw new InvalidOperationException($"no such notice: {kind}"),
        };
    }

    /// <summary>The owner's words were written for one stand-in, and it became another, or one who can't read them: they would tell the client a name that is not so, or not to be named.</summary>
    private static bool NamesAnother(CrewState crew, Absence absence, Cover cover)
    {
        var named = Named(crew, cover);
        var others = crew[cover.Client].Backups.Concat(absence.Asks.Select(ask => ask.Member)).Where(member => member != named).Select(member => crew[member].Name);
        return others.Any(name => Regex.IsMatch(cover.OwnWords, $@"\b{Regex.Escape(name)}\b", RegexOptions.CultureInvariant));
    }

    /// <summary>What an older notice reads once a newer one has gone out.</summary>
    public static Card Closing(CrewState crew, NoticeKind kind, MemberId? who)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return Card.Of(kind switch
        {
            NoticeKind.Disregard => "No longer so, see below.",
            NoticeKind.Dates => "The dates have changed, see below.",
            NoticeKind.Return => "No longer so, see below.",
            _ => who is { } name ? $"Now: {crew[name].FullName}, see below." : "There is news, see below.",
        });
    }

    /// <summary>What a hold notice reads once the hour it named has passed.</summary>
    public static Text Held(CrewState crew, Absence absence, Cover cover, Instant at, bool byHand = false)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(absence);
        ArgumentNullException.ThrowIfNull(cover);
        var facts = new NoticeFacts(crew, absence, cover, at, byHand || crew[cover.Client].Told is ToldHow.ByHand);
        return Hold(facts, facts.Announced, "as soon as it is settled who takes it on");
    }

    /// <summary>What a notice reads whose leave became part of an absence the client was told of already.</summary>
    public static Card Merged(CrewState crew, Absence into, Cover cover)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(into);
        return Card.Of(Named(crew, cover) is { } by
            ? $"Now: {crew[by].FullName} looks after your work until {crew[into.Owner].Name} is back."
            : "No longer so, see the other message here.");
    }

    private static Text HeadsUp(NoticeFacts facts)
    {
        var away = Text.Of("Hello, ").ThenBold($"{facts.Owner} is away {facts.Days}{facts.BackAfterDays}.");
        return away.Then(" " + facts.StepsIn($"{facts.By} looks after your work in that time and is briefed by {facts.Owner} beforehand.{Written(facts, $" Write here as usual and mention @{facts.ByShort}.")} You need not do anything.",
            $"Your work is looked after in that time.{Written(facts, " Write here as usual.")} You need not do anything.",
            $"Whatever comes in waits until {facts.Owner} is back. You need not do anything."));
    }

    private static Text FirstDay(NoticeFacts facts)
    {
        var until = facts.HoursOfDay is { } hours ? $"Today {hours}," : facts.IsOneDay ? "Today" : facts.LastDaySaid is { } last ? $"From today until {last}" : "From today";
        var back = facts.HoursOfDay is null && facts.BackOn is { } day ? $" {facts.Owner} is back on {DateWords.Long(day)}." : "";
        var waits = $"Whatever comes in waits until {(back.Length == 0 ? facts.Owner + " is back." : back.TrimStart())}";
        return Text.Of(facts.StepsIn($"{until} {facts.By} looks after your work.{Written(facts, $" Write here and mention @{facts.ByShort}.")}{back}",
            $"{until} {facts.Owner} is away and your work is looked after.{Written(facts, " Write here as usual.")}{back}",
            $"{until} {facts.Owner} is away. {waits}"));
    }

    private static Text Emergency(NoticeFacts facts)
    {
        var later = facts.BackSaid is { } back ? $"{facts.Owner} is expected back {back}." : UnknownBack(facts);
        var greets = facts.ByHand ? "will be in touch today." : $"says hello here today. Please mention @{facts.ByShort}.";
        return facts.StepsIn(
            Text.Of("Hello, ").ThenBold($"from now on {facts.By} looks after your work in place of {facts.Owner}, who is not available at the moment.")
                .Then($" {facts.ByShort} has {facts.Owner}'s notes and {greets} {later}"),
            Text.Of("Hello, ").ThenBold($"{facts.Owner} is not available at the moment.").Then($" Your work is looked after{Written(facts, "; write here as usual")}. {later}"),
            Text.Of("Hello, ").ThenBold($"{facts.Owner} is not available at the moment.").Then($" {later}"));
    }

    private static Text Hold(NoticeFacts facts) => Hold(facts, facts.Lead, $"by {facts.HoldUntil} who takes it on");

    private static Text Hold(NoticeFacts facts, Member? lead, string when)
    {
        var gone = facts.IsUrgent ? "not available at the moment" : $"away {facts.Days}";
        var (who, tells) = lead is null ? ("We make", "tell") : ($"{lead.FullName} makes", "tells");
        var mention = lead is not null && facts.IsReadBy(lead) ? $" If something can't wait, mention @{lead.Name}." : "";
        return Text.Of("Hello, ").ThenBold($"{facts.Owner} is {gone}. {who} sure that your work is looked after")
            .Then(facts.ByHand ? $" and {tells} you {when}." : $" and {tells} you here {when}.{mention}");
    }

    private static Text Changed(NoticeFacts facts)
    {
        var back = facts.BackOn is { } day ? $", until {facts.Owner} is back on {DateWords.Long(day)}" : $", until {facts.Owner} is back";
        return facts.StepsIn(
            Text.Bold($"From {facts.FromDay} {facts.By} looks after your work").Then($"{back}. {facts.ByShort} has the notes up to today.{Written(facts, $" Please mention @{facts.ByShort} from now on.")}"),
            Text.Of($"From {facts.FromDay} the team looks after your work{back}.{Written(facts, " Write here as usual.")}"),
            Text.Of($"From {facts.FromDay} your work waits{back}."));
    }

    private static Text Dates(NoticeFacts facts)
    {
        var mention = Written(facts, $" Please mention @{facts.ByShort}.");
        if (facts.IsUrgent)
        {
            var when = facts.BackSaid is { } back ? Text.Bold($"{facts.Owner} is expected back {back}.") : Text.Of(UnknownBack(facts));
            return when.Then(facts.StepsIn($" Until then {facts.By} looks after your work.{mention}", $" Until then your work is looked after.{Written(facts, " Write here as usual.")}", ""));
        }
        var away = Text.Of("The dates have changed: ").ThenBold($"{facts.Owner} is away {facts.Days}{facts.BackAfterDays}.");
        return away.Then(facts.StepsIn($" {facts.By} looks after your work in that time.{mention}", " Your work is looked after in that time.", ""));
    }

    private static Text Return(NoticeFacts facts) => Text.Of($"{facts.Owner} is back today.{Written(facts, facts.LastBy is { } by ? $" Thank you, {by}. Write here as usual." : " Write here as usual.")}");

    private static Text Disregard(NoticeFacts facts) => Text.Of(facts.ByHand
        ? $"What you heard about {facts.Owner} being away no longer holds: {facts.Owner} is at work as usual."
        : $"Please disregard the message above: {facts.Owner} is at work as usual.");

    private static string UnknownBack(NoticeFacts facts) => $"We tell you{Written(facts, " here")} as soon as we know when {facts.Owner} is back.";

    /// <summary>What makes sense only where the client reads it.</summary>
    private static string Written(NoticeFacts facts, string words) => facts.ByHand ? "" : words;
}
