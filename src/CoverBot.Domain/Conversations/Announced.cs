using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
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
        var (who, span) = (Who(crew, absence, client.Id), knows.Span);
        if (Spans.Moment(span.From, absence.Week) > at)
        {
            return Card.Of($"{owner.Name} looks after your work until {owner.Name}'s leave begins on {DateWords.Long(span.FirstDay)}. {Then(who, "from then on")}");
        }
        if (Spans.Begins(absence) > at)
        {
            return usual;
        }
        var until = span.LastDay is { } last && last >= absence.Week.DayAt(at) && !IsHeld(absence, knows) ? $"until {DateWords.Long(last)}" : "at the moment";
        return knows.Hold is { } hold
            ? Card.Of($"{owner.Name} is away {until}. {(hold.Lead is { } lead ? $"{crew[lead].FullName} makes" : "We make")} sure that your work is looked after. Write here as usual.")
            : Card.Of($"{owner.Name} is away {until}. {Then(who, "now")}");
    }

    /// <param name="day">Where the crew is.</param>
    public static Card On(CrewState crew, Client client, LocalDate day)
    {
        var owner = crew[client.Owner];
        return Told(crew, client.Id).FirstOrDefault(told => told.Knows.Span.FirstDay <= day && !(told.Knows.Span.LastDay < day)) is { Absence: { } absence }
            ? Card.Of($"On {DateWords.Long(day)} {owner.Name} is away. {Then(Who(crew, absence, client.Id), "then")}")
            : Card.Of($"On {DateWords.Long(day)} {owner.FullName} looks after your work. Write here and mention @{owner.Name}.");
    }

    private static string Then(Member? who, string when) => who is null ? "Write here as usual." : $"{who.FullName} looks after your work {when}. Write here and mention @{who.Name}.";

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
