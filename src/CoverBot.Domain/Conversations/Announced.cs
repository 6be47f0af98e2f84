using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>Who looks after a client's work, as far as the client was told of it and it is still so: safe for everybody in its channel.</summary>
internal static class Announced
{
    public static Card Now(CrewState crew, Client client, Instant at)
    {
        var owner = crew[client.Owner];
        var usual = Card.Of($"{owner.FullName} looks after your work. Write here and mention @{owner.Name}.");
        if (Told(crew, client.Id).FirstOrDefault() is not { Absence: { } absence, Knows: { } knows })
        {
            return usual;
        }
        var who = Who(crew, absence, client.Id);
        if (Spans.Moment(knows.Span.From, absence.Week) > at)
        {
            return Card.Of($"{owner.Name} looks after your work until {owner.Name}'s leave begins on {DateWords.Long(knows.Span.FirstDay)}. {Then(who, "from then on")}");
        }
        if (Spans.Begins(absence) > at)
        {
            return usual;
        }
        var away = $"{owner.Name} is away {Until(absence, knows, at)}.";
        return knows.Hold is { } hold && !IsHeld(absence, knows)
            ? Card.Of($"{away} {(hold.Lead is { } lead && crew[lead].Here ? $"{crew[lead].FullName} makes" : "We make")} sure that your work is looked after. Write here as usual.")
            : Card.Of($"{away} {Then(who, "now")}");
    }

    /// <summary>Whether the client was told that this person is away now.</summary>
    public static bool IsAway(CrewState crew, Client client, MemberId member, Instant at) => member == client.Owner && Told(crew, client.Id).Any(one =>
        Spans.Holds(one.Absence, at) && Spans.Moment(one.Knows.Span.From, one.Absence.Week) <= at);

    /// <param name="day">Where the crew is; another one than today.</param>
    public static Card On(CrewState crew, Client client, LocalDate day, Instant at)
    {
        var owner = crew[client.Owner];
        var told = Told(crew, client.Id).ToList();
        if (told.Any(one => IsHeld(one.Absence, one.Knows)))
        {
            return Card.Of($"You will soon read here what holds for {DateWords.Long(day)}.");
        }
        if (told.FirstOrDefault(one => one.Knows.Span.FirstDay <= day && !(one.Knows.Span.LastDay < day)) is not { Absence: { } absence, Knows: { } knows })
        {
            return Card.Of($"Nothing was announced for {DateWords.Long(day)}: {owner.FullName} usually looks after your work. Write here and mention @{owner.Name}.");
        }
        return knows.Span.LastDay is null ? Now(crew, client, at) : Card.Of($"On {DateWords.Long(day)} {owner.Name} is away. {Then(Who(crew, absence, client.Id), "then")}");
    }

    private static string Then(Member? who, string when) => who is null ? "Write here as usual." : $"{who.FullName} looks after your work {when}. Write here and mention @{who.Name}.";

    /// <summary>The end that was told, as long as it is still to come.</summary>
    private static string Until(Absence absence, Knows knows, Instant at)
    {
        if (knows.Span.Until is not { } until || Spans.Moment(until, absence.Week) <= at || IsHeld(absence, knows))
        {
            return "at the moment";
        }
        return knows.Span.WholeDays ? $"until {DateWords.Long(knows.Span.LastDay!.Value)}"
            : $"until {DateWords.Clock(until.TimeOfDay)} on {DateWords.Long(until.Date)}, {Zones.Words(absence.Week.ZoneId)} time";
    }

    /// <summary>Absences that this client has read of, in order. What the night still holds back was not read.</summary>
    private static IEnumerable<(Absence Absence, Knows Knows)> Told(CrewState crew, ClientId client) =>
        from absence in crew.Absences.Values
        where absence.IsOpen
        let knows = absence.CoverOf(client)?.Knows
        where knows is not null && knows.Kind != NoticeKind.Disregard && (!IsHeld(absence, knows) || absence.Said.Any(said => said.To == new SaidTo.Client(client) && !absence.Held.ContainsKey(said.Key)))
        orderby absence.Starts
        select (absence, knows);

    /// <summary>Null when nobody was named, or that one does not have it any more.</summary>
    private static Member? Who(CrewState crew, Absence absence, ClientId client) =>
        absence.CoverOf(client) is { Knows: { Who: { } who } knows } cover && cover.CoveredBy == who && !IsHeld(absence, knows) ? crew[who] : null;

    private static bool IsHeld(Absence absence, Knows knows) => knows.Said is { } number && absence.Held.ContainsKey(BoardCard.Said.KeyOf(number));
}
