using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using NodaTime.Text;

namespace CoverBot.Domain.Conversations;

/// <summary>The form of an absence, new or there already: the same fields, read back by <see cref="AwaySubmissions"/>.</summary>
internal static class AwayForms
{
    public static Form New(Talk talk, MemberId owner, ClientPick pick)
    {
        var mine = talk.Crew.ClientsOf(owner).ToImmutableArray();
        var own = owner == talk.By;
        return new Form(Press.Of("away-form", owner.Value), own ? "You will be away" : Forms.Cut(talk.Crew[owner].Name + " is away"), "Tell the team", [
            .. Days("", "", "", "", "Last day (empty: the same day)"),
            .. mine.IsEmpty ? Array.Empty<Field>() : [Clients(mine, mine.Where(client => pick.Includes(client.Id)))],
            Reach(Absences.Reach.NotAtAll, own ? "you" : talk.Crew[owner].Name),
            .. own ? Array.Empty<Field>() : [new Field.Tick("spoken", $"I have spoken to {talk.Crew[owner].Name} or the family")],
            .. mine.Take(Forms.MostClients).SelectMany(client => Forms.Details(client.Id, client.Name, client.Playbook.Heat, client.Playbook.Why)),
        ]);
    }

    public static Form Change(Talk talk, Absence absence)
    {
        var stands = Stands(absence.Span);
        var last = absence.Span.Until is null ? "Last day (empty: no end yet)" : "Last day";
        var clients = absence.Covers.Select(cover => talk.Crew[cover.Client]).OrderBy(client => client.Name, StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        return new Form(Presses.Change(absence.Id), absence.Owner == talk.By ? "Change your absence" : "Change the absence", "Save", [
            .. Days(stands.First, stands.Last, stands.From, stands.Until, last),
            .. clients.IsEmpty ? Array.Empty<Field>() : [Clients(clients, clients.Where(client => !absence.CoverOf(client.Id)!.IsLeftOut))],
            Reach(absence.Reach, absence.Owner == talk.By ? "you" : talk.Crew[absence.Owner].Name),
            .. absence.Covers.Take(Forms.MostClients).SelectMany(cover => Forms.Details(cover.Client, talk.Crew[cover.Client].Name, cover.Heat, cover.Why)),
        ]);
    }

    /// <summary>A span as it stands in the four fields; "" for what it does not say.</summary>
    public static (string First, string Last, string From, string Until) Stands(AwaySpan span)
    {
        var (first, last) = (LocalDatePattern.Iso.Format(span.FirstDay), span.LastDay is { } day ? LocalDatePattern.Iso.Format(day) : "");
        return span.WholeDays ? (first, last, "", "")
            : (first, last, DateWords.Clock(span.From.TimeOfDay), span.Until is { } until && until.Date == span.LastDay ? DateWords.Clock(until.TimeOfDay) : "");
    }

    public static Field.Choice Reach(Reach now, string whom = "you") => new("reach", $"How can {whom} be reached?", [
        new("NotAtAll", "Not at all"),
        new("UrgentOnly", "If it is urgent"),
        new("LooksInDaily", whom == "you" ? "I look in once a day" : $"{whom} looks in once a day"),
    ], [now.ToString()]);

    private static IEnumerable<Field> Days(string first, string last, string from, string until, string lastLabel) =>
    [
        new Field.Day("first", "First day away", first),
        new Field.Day("last", lastLabel, last, Optional: true),
        new Field.Time("from", "From (only for part of a day)", from, Optional: true),
        new Field.Time("until", "Until (only for part of a day)", until, Optional: true),
    ];

    private static Field.Choice Clients(ImmutableArray<Client> all, IEnumerable<Client> picked) =>
        new("clients", "For which clients?", [.. all.Take(100).Select(Forms.Option)], [.. picked.Take(100).Select(client => client.Id.Value)], Several: true);
}
