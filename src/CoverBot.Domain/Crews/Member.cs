using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Crews;

/// <summary>Somebody in the team channel, whatever the account.</summary>
/// <param name="Name">What the team calls this person: "Ann".</param>
/// <param name="FullName">What a client reads: "Ann Miller".</param>
/// <param name="Here">False after leaving the team channel: an outsider again, kept for what is still open.</param>
/// <param name="Asked">Set-up questions, in order: <c>backup/1</c> is the first.</param>
/// <param name="Said">What this person was told outside of any absence, in order of number.</param>
/// <param name="Held">Cards that wait for this person's quiet hours to end: key and the moment they go out.</param>
/// <param name="UnreachableOn">The last day an outsider's "can't reach" was passed on; null when never.</param>
/// <param name="HomeOn">The day, where this person is, on which the bot's own page was opened last and is kept true; null once that day is over.</param>
public sealed record Member(
    MemberId Id,
    Account Account,
    string Name,
    string FullName,
    WorkWeek Week,
    bool Here,
    ImmutableArray<BackupAsk> Asked,
    ImmutableArray<Absences.Said> Said,
    ImmutableSortedDictionary<string, Instant> Held,
    LocalDate? UnreachableOn = null,
    LocalDate? HomeOn = null);

/// <summary>"Ann would like you as first backup for Acme": asked once, no gate.</summary>
/// <param name="Number">Starts at 1 for each member.</param>
/// <param name="By">Who put this person on the list.</param>
/// <param name="Place">1 for first backup.</param>
/// <param name="Fine">Null until pressed; false for "Rather not".</param>
public sealed record BackupAsk(int Number, ClientId Client, MemberId By, int Place, bool? Fine)
{
    public string Key => $"backup/{Number}";
}
