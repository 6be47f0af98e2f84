using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Crews;

/// <summary>One snapshot of a crew: all that a decision may rest on.</summary>
/// <param name="Crew">Null before somebody said which channel is the team's.</param>
/// <param name="Absences">Open ones and those ended in the last days, whole.</param>
public sealed record CrewState(
    Crew? Crew,
    ImmutableSortedDictionary<string, Member> Members,
    ImmutableSortedDictionary<string, Client> Clients,
    ImmutableSortedDictionary<string, Absence> Absences)
{
    public static CrewState Empty { get; } = new(
        null,
        ImmutableSortedDictionary.Create<string, Member>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, Client>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, Absence>(StringComparer.Ordinal));

    /// <exception cref="InvalidOperationException">There is no crew yet.</exception>
    public Crew Settings => Crew ?? throw new InvalidOperationException("there is no crew yet");

    public Member this[MemberId id] => Members[id.Value];

    public Client this[ClientId id] => Clients[id.Value];

    public Absence this[AbsenceId id] => Absences[id.Value];

    /// <summary>The member behind an account, whichever of that person's accounts it is; null for outsiders, those who left included.</summary>
    public Member? MemberBehind(Account account) => Owning(account) is { Here: true } member ? member : null;

    /// <summary>The member who has an account, also one who left; null when nobody does.</summary>
    public Member? Owning(Account account) => Members.Values.FirstOrDefault(member => member.Into is null && member.Has(account));

    /// <summary>The member an id means, by now; null when there is none.</summary>
    public MemberId? Known(string id) => Members.TryGetValue(id, out var member) ? member.Into is { } into ? Known(into.Value) : member.Id : null;

    /// <summary>What somebody was asked at set-up: on the own board and on those of members who turned out to be the same person.</summary>
    public IEnumerable<BackupAsk> AskedOf(MemberId id) => Members.Values.Where(member => member.Into == id).SelectMany(member => member.Asked).Concat(this[id].Asked);

    /// <summary>The client whose channel this is; null for every other channel.</summary>
    public Client? ClientOf(ChannelRef channel) => Clients.Values.FirstOrDefault(client =>
        !client.Archived && client.Told is ToldHow.InChannel told && told.Channel == channel);

    /// <summary>The clients somebody owns, by name; no archived ones.</summary>
    public IEnumerable<Client> ClientsOf(MemberId owner) => Clients.Values
        .Where(client => client.Owner == owner && !client.Archived).OrderBy(client => client.Name, StringComparer.OrdinalIgnoreCase);

    public bool IsLead(MemberId member) => Settings.Leads.Contains(member);

    public CrewState With(Member member) => this with { Members = Members.SetItem(member.Id.Value, member) };

    public CrewState With(Client client) => this with { Clients = Clients.SetItem(client.Id.Value, client) };

    public CrewState With(Absence absence) => this with { Absences = Absences.SetItem(absence.Id.Value, absence) };
}
