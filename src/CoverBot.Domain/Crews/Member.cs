using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Crews;

/// <summary>Somebody in the team's channel on some side of the crew, whatever the account.</summary>
/// <param name="Account">The first one; it stays what the member was made of.</param>
/// <param name="Name">What the team calls this person: "Ann".</param>
/// <param name="FullName">What a client reads: "Ann Miller".</param>
/// <param name="Here">False after leaving the team's channel on every side: an outsider again, kept for what is still open.</param>
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

    /// <summary>When this person became a member; null for those who were one before that was kept.</summary>
    public Instant? Came { get; init; }

    /// <summary>Further accounts of this person, on other sides, as this person has said on both.</summary>
    public ImmutableArray<Account> Others { get; init; } = [];

    /// <summary>Accounts with which this person left the team's channel while still in it with another.</summary>
    public ImmutableArray<Account> Gone { get; init; } = [];

    /// <summary>The account that acted last; null for the first.</summary>
    public Account? Acts { get; init; }

    /// <summary>The member this one turned out to be; null for everybody who is a member of their own.</summary>
    public MemberId? Into { get; init; }

    /// <summary>"Are you one of these people?", in order of number.</summary>
    public ImmutableArray<WhoAsk> Whos { get; init; } = [];

    /// <summary>Those who say that they are this person, in order of number.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>The accounts with which the bot's own page was opened on <see cref="HomeOn"/>; empty for the first account alone.</summary>
    public ImmutableArray<Account> HomeAt { get; init; } = [];

    public IEnumerable<Account> Accounts => Others.Prepend(Account);

    /// <summary>Where cards to this person go: one account, never two.</summary>
    public Account To => Acts is { } acts && !Gone.Contains(acts) ? acts : Accounts.FirstOrDefault(account => !Gone.Contains(account)) ?? Account;

    public bool Has(Account account) => account == Account || Others.Contains(account);

    /// <summary>The account in a workspace or tenant; null when there is none. Nobody has two there.</summary>
    public Account? AccountIn(string platform, string tenant) => Accounts.FirstOrDefault(account => account.Platform == platform && account.Tenant == tenant);

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
/// <param name="Place">1 for first backup, when it was asked; the card says the place as it is.</param>
/// <param name="Fine">Null until pressed; false for "Rather not".</param>
public sealed record BackupAsk(int Number, ClientId Client, MemberId By, int Place, bool? Fine)
{
    public string Key => $"backup/{Number}";
}
