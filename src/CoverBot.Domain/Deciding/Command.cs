using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Something is wished, or time has come. People and clients are known ones; rights are checked by the decision.</summary>
public abstract record Command
{
    private Command() { }

    // Set-up

    /// <summary>The crew's own channel; makes the crew when there is none yet, with <paramref name="By"/> as its first lead.</summary>
    public sealed record SetTeamChannel(CrewId NewCrew, MemberId By, ChannelFacts Facts) : Command;

    /// <summary>The team's channel as the platform knows it now: it may have been shared with another company since it was set.</summary>
    public sealed record SeeTeamChannel(ChannelFacts Facts) : Command;

    /// <summary>Somebody entered a channel the bot is in.</summary>
    public sealed record PersonJoined(ChannelRef Channel, Profile Who) : Command;

    /// <summary>Somebody left a channel the bot is in.</summary>
    public sealed record PersonLeft(ChannelRef Channel, MemberId Who) : Command;

    public sealed record NameLead(MemberId By, MemberId Who) : Command;

    /// <param name="Quiet">Null switches quiet hours off.</param>
    public sealed record SetQuiet(MemberId By, QuietHours? Quiet) : Command;

    /// <summary>Where the crew is: clients read their hours there, and are not written to in its night.</summary>
    /// <param name="ZoneId">An IANA id.</param>
    public sealed record SetZone(MemberId By, string ZoneId) : Command;

    /// <summary>All leads, in order.</summary>
    public sealed record SetLeads(MemberId By, ImmutableArray<MemberId> Leads) : Command;

    /// <summary>One's own working days and hours; the zone stays the profile's.</summary>
    public sealed record SetWeek(MemberId By, ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime To) : Command;

    public sealed record AddClient(MemberId By, ClientId NewId, string Name, MemberId Owner, ToldHow Told, ImmutableArray<MemberId> Backups,
        bool NobodyNeeded, Playbook Playbook) : Command;

    public sealed record RenameClient(MemberId By, ClientId Client, string Name) : Command;

    public sealed record ArchiveClient(MemberId By, ClientId Client) : Command;

    public sealed record SetBackups(MemberId By, ImmutableArray<ClientId> Clients, ImmutableArray<MemberId> Backups) : Command;

    /// <summary>Fine, or Rather not, on a set-up card.</summary>
    /// <param name="On">Whose board it stands on; null for the own one.</param>
    public sealed record AnswerBackup(MemberId By, int Number, bool Fine, MemberId? On = null) : Command;

    public sealed record WriteNote(MemberId By, ClientId Client, string Words) : Command;

    /// <param name="NobodyNeeded">Whether nobody steps in while the owner is away; null leaves it as it is, and so does a word from anybody but the owner or a lead.</param>
    public sealed record WritePlaybook(MemberId By, ClientId Client, Playbook Playbook, bool? NobodyNeeded = null) : Command;

    /// <summary>The bot's own page was opened: it is kept true for the rest of that person's day.</summary>
    /// <param name="At">The account it was opened with; null for the first.</param>
    public sealed record OpenHome(MemberId By, Account? At = null) : Command;

    // One crew over several workspaces and tenants

    /// <summary>A lead wants to join another side.</summary>
    public sealed record OfferLink(MemberId By, LinkCode Code) : Command;

    /// <summary>A code was typed on another side, in the channel that is to be the team's there.</summary>
    /// <param name="By">The member this person would become.</param>
    /// <param name="From">Whose workspace or tenant is to be joined.</param>
    /// <param name="InChannel">False in the person's own chat.</param>
    /// <param name="Facts">Null when the channel can't be seen.</param>
    /// <param name="Own">The crew that workspace has so far; null when it has none.</param>
    public sealed record JoinSide(MemberId By, Account From, string Hash, bool InChannel, ChannelFacts? Facts, CrewState? Own) : Command;

    /// <param name="By">Null for the host.</param>
    public sealed record Unlink(MemberId? By, int Side) : Command;

    /// <param name="Into">The crew that this one's workspace belongs to now.</param>
    public sealed record MoveInto(CrewId Into) : Command;

    /// <summary>This crew's workspace is no side of that crew any more, and has its own again.</summary>
    public sealed record MoveOut(CrewId From) : Command;

    /// <summary>"I'm Ann", said by who came from another side.</summary>
    /// <param name="Number">Of the question; 0 when it was asked for.</param>
    /// <param name="Who">Null: none of these.</param>
    public sealed record SayWho(MemberId By, int Number, MemberId? Who) : Command;

    /// <summary>"Yes, that's me", or no.</summary>
    public sealed record ConfirmClaim(MemberId By, int Number, bool Yes) : Command;

    /// <summary>The member acted from that account: cards go there from now on.</summary>
    public sealed record ActFrom(MemberId By, Account Account) : Command;

    /// <summary>The member acted in that zone. One with several accounts lives where the first one says.</summary>
    /// <param name="ZoneId">IANA zone.</param>
    public sealed record LiveIn(MemberId By, Account Account, string ZoneId) : Command;

    /// <summary>Somebody can't be reached.</summary>
    /// <param name="FromName">Who says so, by name.</param>
    /// <param name="By">The member who says so; null for an outsider.</param>
    public sealed record CantReach(string FromName, MemberId Who, LocalDate Today, MemberId? By = null) : Command;

    // Absences

    /// <summary>Planned leave, or an emergency, one's own or reported.</summary>
    /// <param name="Clients">Whom it concerns; empty for all of the owner's.</param>
    /// <param name="Details">Heat and notes per client, where given.</param>
    /// <param name="Spoken">The reporter has spoken to the owner or the family.</param>
    /// <param name="Overlap">What to do with an absence that overlaps: null asks back.</param>
    public sealed record GoAway(MemberId By, MemberId Owner, AbsenceId NewId, AbsenceKind Kind, AwaySpan Span, ImmutableArray<ClientId> Clients,
        ImmutableArray<ClientId> Except, Reach Reach, ImmutableArray<ClientDetail> Details, bool Spoken, Overlap? Overlap) : Command;

    /// <summary>Other dates for an absence that is open. It takes in whatever other absence of the owner they run into.</summary>
    /// <param name="Exactly">These dates and no more; else days of the other that would be lost are asked about first.</param>
    public sealed record ChangeDates(MemberId By, AbsenceId Absence, AwaySpan Span, bool Exactly = false) : Command;

    /// <summary>Undo, cancel, or a false alarm.</summary>
    public sealed record CancelAbsence(MemberId By, AbsenceId Absence) : Command;

    public sealed record LeaveOut(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients) : Command;

    /// <summary>Nobody is needed for these clients this time; they are only told.</summary>
    public sealed record OnlyTell(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients) : Command;

    /// <summary>Ask backups although the absence is short or the client was left out.</summary>
    public sealed record AskAllTheSame(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients) : Command;

    public sealed record SetDetails(MemberId By, AbsenceId Absence, ImmutableArray<ClientDetail> Details, Reach? Reach) : Command;

    /// <param name="Words">The owner's own words for the heads-up; "" for the bot's.</param>
    public sealed record ChangeWords(MemberId By, AbsenceId Absence, ClientId Client, string Words) : Command;

    /// <summary>A yes.</summary>
    /// <param name="Clients">Empty for everything still open on the card.</param>
    /// <param name="Ask">The number of the ask it was pressed on; null on the open call or in words.</param>
    /// <param name="Terms">The terms shown; null in words, where the latest card shown counts.</param>
    public sealed record Accept(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients, int? Ask, int? Terms) : Command;

    /// <param name="Clients">Empty for everything still open on the card.</param>
    /// <param name="Reason">"" when none.</param>
    public sealed record Decline(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients, int? Ask, string Reason) : Command;

    /// <summary>I can't go on covering.</summary>
    public sealed record GiveBack(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients, string Reason) : Command;

    /// <summary>Pass a client on to a person who then accepts.</summary>
    public sealed record HandTo(MemberId By, AbsenceId Absence, ClientId Client, MemberId To) : Command;

    public sealed record ReadBackHandover(MemberId By, AbsenceId Absence, string FirstThing, string Worry, string Question, bool GotIn) : Command;

    /// <summary>Words were said to a client by hand.</summary>
    public sealed record MarkTold(MemberId By, AbsenceId Absence, ClientId Client, int Number) : Command;

    public sealed record SendHold(MemberId By, AbsenceId Absence, ImmutableArray<ClientId> Clients) : Command;

    /// <summary>A lead has a gap in hand: no more reminders.</summary>
    public sealed record OnIt(MemberId By, AbsenceId Absence, int Gap) : Command;

    /// <summary>A second person agrees that a reported emergency is one.</summary>
    /// <param name="Spoken">The reporter has spoken to the owner or the family: that is enough.</param>
    public sealed record AgreeReport(MemberId By, AbsenceId Absence, bool Spoken) : Command;

    /// <summary>"I'm back": ends the covers and tells the clients.</summary>
    /// <param name="Quietly">The owner tells the clients in person.</param>
    public sealed record ComeBack(MemberId By, AbsenceId Absence, bool Quietly) : Command;

    /// <summary>One more working day.</summary>
    public sealed record OneMoreDay(MemberId By, AbsenceId Absence) : Command;

    /// <summary>A lead: still away.</summary>
    public sealed record StillAway(MemberId By, AbsenceId Absence, int Number) : Command;

    // From the host

    /// <summary>Time has come: everything due is done.</summary>
    /// <param name="Most">So many absences and so many members at most; what is left is due still.</param>
    public sealed record Tick(int Most = Tick.AtOnce) : Command
    {
        /// <summary>A decision is saved in one transaction, of 100 rows.</summary>
        public const int AtOnce = 30;
    }

    /// <summary>A card could not reach anybody.</summary>
    /// <param name="Board">The board's id, see <see cref="Bulletins.Bulletin"/>.</param>
    /// <param name="Reason">One of <see cref="Reasons"/>.</param>
    /// <param name="Posted">True when the card is there and only its edits fail.</param>
    public sealed record Undeliverable(string Board, string Key, string Reason, bool Posted = false) : Command;

    /// <summary>What could not be written is tried again.</summary>
    /// <param name="Channel">Where; null for everywhere.</param>
    public sealed record ReachableAgain(ChannelRef? Channel) : Command;

    /// <summary>A member's own board is shown: what is long settled on it is put away.</summary>
    /// <param name="SaidUpTo">Everything told up to this number is settled in the chat.</param>
    public sealed record PutAway(MemberId Who, int SaidUpTo) : Command;

    /// <summary>A card was first shown over two minutes after it was due: the answer-by starts then.</summary>
    public sealed record ShownLate(string Board, string Key, Instant ShownAt) : Command;
}

/// <summary>A code that joins another side of the crew.</summary>
/// <param name="Words">As it is typed; shown once and kept nowhere.</param>
public sealed record LinkCode(string Words, string Hash);

/// <summary>How one client is these days.</summary>
/// <param name="Heat">Null leaves it as it is.</param>
/// <param name="Why">Null leaves it as it is.</param>
/// <param name="Note">A note for the playbook; "" for none.</param>
public sealed record ClientDetail(ClientId Client, Heat? Heat, string? Why, string Note);

public enum Overlap
{
    /// <summary>One absence from the earlier start to the later end.</summary>
    Extend,

    /// <summary>The older one takes the new dates.</summary>
    Replace,
}
