using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Crews;

/// <summary>Somebody in the team channel, whatever the account.</summary>
/// <param name="Name">What the team calls this person: "Ann".</param>
/// <param name="FullName">What a client reads: "Ann Miller".</param>
/// <param name="Here">False after leaving the team channel: an outsider again, kept for what is still open.</param>
/// <param name="Asked">Set-up questions, in order of number; what is long settled is put away.</param>
/// <param name="Said">What this person was told outside of any absence, in order of number; what is long in the chat is put away.</param>
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
    LocalDate? HomeOn = null)
{
    /// <summary>The highest number of a question so far; 0 where that is the last of <see cref="Asked"/>.</summary>
    public int AskedLast { get; init; }

    /// <summary>The highest number of a message so far; 0 where that is the last of <see cref="Said"/>.</summary>
    public int SaidLast { get; init; }

    /// <summary>What of this person's own board did not reach this person.</summary>
    public ImmutableArray<Absences.Undelivered> Undelivered { get; init; } = [];

    /// <summary>Numbers go on rising, whatever was put away.</summary>
    public int NextAsked => Math.Max(AskedLast, Asked.IsEmpty ? 0 : Asked[^1].Number) + 1;

    /// <summary>Numbers go on rising, whatever was put away.</summary>
    public int NextSaid => Math.Max(SaidLast, Said.IsEmpty ? 0 : Said[^1].Number) + 1;

    public Member With(BackupAsk ask) => this with { Asked = Asked.Add(ask), AskedLast = ask.Number };

    public Member With(Absences.Said said) => this with { Said = Said.Add(said), SaidLast = said.Number };
}

/// <summary>"Ann would like you as first backup for Acme": asked once, no gate.</summary>
/// <param name="Number">Starts at 1 for each member.</param>
/// <param name="By">Who put this person on the list.</param>
/// <param name="Place">1 for first backup.</param>
/// <param name="Fine">Null until pressed; false for "Rather not".</param>
public sealed record BackupAsk(int Number, ClientId Client, MemberId By, int Place, bool? Fine)
{
    public string Key => $"backup/{Number}";
}
