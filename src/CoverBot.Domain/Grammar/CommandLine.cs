using System.Collections.Immutable;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Grammar;

/// <summary>What a typed line says. People and clients are resolved; every <c>When</c>, <c>Day</c> and <c>Period</c> is text for the date reader.</summary>
public abstract record CommandLine
{
    private CommandLine(string word, Topic topic) => (Word, Topic) = (word, topic);

    /// <summary>The fixed words the line is known by, as in <see cref="Commands.All"/>; "" for what is no command.</summary>
    public string Word { get; }

    public Topic Topic { get; }

    /// <summary>Opens the form. <paramref name="Member"/> is null for the person who typed.</summary>
    public sealed record AwayForm(MemberId? Member, ClientPick Clients) : CommandLine("away", Topic.Away);

    /// <summary><paramref name="Member"/> is null for the person who typed, else the absence is reported by that person.</summary>
    public sealed record Away(string When, MemberId? Member, ClientPick Clients) : CommandLine("away", Topic.Away);

    /// <summary><paramref name="When"/> begins with "until"; a running absence gets a new end, else one begins now.</summary>
    public sealed record AwayUntil(string When, MemberId? Member, ClientPick Clients) : CommandLine("away until", Topic.Away);

    /// <summary><paramref name="Which"/> is a date text, or "" when the line names none.</summary>
    public sealed record AwayCancel(string Which, MemberId? Member) : CommandLine("away cancel", Topic.Away);

    public sealed record AwayList(MemberId? Member) : CommandLine("away list", Topic.Away);

    /// <summary>From now. <paramref name="Member"/> is null for the person who typed.</summary>
    /// <param name="When">As typed, "until" included; "" when no time is named. "sick tomorrow" names a beginning that is not now.</param>
    /// <param name="Reason">For owner and leads; "" when none was typed.</param>
    public sealed record Emergency(MemberId? Member, string When, string Reason) : CommandLine("emergency", Topic.Emergency);

    /// <summary><paramref name="When"/> is "" for now.</summary>
    public sealed record Back(MemberId? Member, string When) : CommandLine("back", Topic.Away);

    /// <summary><paramref name="Client"/> is null when the line names none: the host lists the person's covers.</summary>
    public sealed record CantGoOn(ClientId? Client, string Reason) : CommandLine("can't", Topic.Cant);

    /// <summary>Open to outsiders.</summary>
    public sealed record CantReach(MemberId Member) : CommandLine("can't reach", Topic.Cant);

    /// <summary>Open to outsiders. Null and "" where the line does not say.</summary>
    /// <param name="Member">Whose absence is asked about.</param>
    public sealed record Who(ClientId? Client, string Day, MemberId? Member) : CommandLine("who", Topic.Who);

    /// <summary><paramref name="Client"/> is null when none is named; <paramref name="All"/> when the word was typed.</summary>
    public sealed record Accept(ClientId? Client, bool All, string Text) : CommandLine("accept", Topic.Offers);

    /// <summary><paramref name="Client"/> is null when none is named; <paramref name="All"/> when the word was typed.</summary>
    public sealed record Decline(ClientId? Client, bool All, string Reason) : CommandLine("decline", Topic.Offers);

    /// <summary>A bare yes or no: decides nothing, is asked back with the button.</summary>
    public sealed record YesNo(bool Yes, ClientId? Client) : CommandLine("yes", Topic.Offers);

    /// <summary><paramref name="Client"/> is null when none is named.</summary>
    public sealed record Handover(ClientId? Client) : CommandLine("handover", Topic.Handover);

    public sealed record Hand(ClientId Client, MemberId To) : CommandLine("hand", Topic.Handover);

    /// <summary><paramref name="Name"/> is "" when none was typed: the form asks; at most 80 characters.</summary>
    /// <param name="Owner">Null for the person who typed.</param>
    public sealed record ClientAdd(string Name, Told Told, MemberId? Owner) : CommandLine("client add", Topic.Clients);

    public sealed record ClientList() : CommandLine("client list", Topic.Clients);

    public sealed record ClientRename(ClientId Client, string Name) : CommandLine("client rename", Topic.Clients);

    public sealed record ClientArchive(ClientId Client) : CommandLine("client archive", Topic.Clients);

    /// <summary>Shows the order, or sets it when <paramref name="Order"/> is not empty. <paramref name="Client"/> is null for all of them.</summary>
    public sealed record Backups(ClientId? Client, bool All, ImmutableArray<MemberId> Order) : CommandLine("backups", Topic.Backups)
    {
        public bool Equals(Backups? other) => other is not null && Client == other.Client && All == other.All && Order.SequenceEqual(other.Order);

        public override int GetHashCode() => HashCode.Combine(Client, All, Order.Length);
    }

    /// <summary><paramref name="Client"/> is null when none is named.</summary>
    public sealed record Playbook(ClientId? Client) : CommandLine("playbook", Topic.Playbook);

    /// <summary><paramref name="Text"/> is kept as typed, 1 to 3,000 characters.</summary>
    public sealed record Note(ClientId Client, string Text) : CommandLine("note", Topic.Playbook);

    public sealed record Today() : CommandLine("today", Topic.Tasks);

    /// <summary><paramref name="Number"/> is null when none was typed; from 1.</summary>
    public sealed record Done(int? Number, string Text) : CommandLine("done", Topic.Tasks);

    /// <summary><paramref name="Number"/> is null when none was typed; from 1.</summary>
    public sealed record Skip(int? Number, string Text) : CommandLine("skip", Topic.Tasks);

    /// <summary><paramref name="Period"/> is "", "week", "month" or a date text.</summary>
    public sealed record Rota(string Period) : CommandLine("rota", Topic.Rota);

    public sealed record Calendar() : CommandLine("calendar", Topic.Rota);

    /// <summary>Both null: everything. Never both named.</summary>
    public sealed record Ready(MemberId? Member, ClientId? Client) : CommandLine("ready", Topic.Ready);

    /// <summary><paramref name="Member"/> is null for the person who typed.</summary>
    public sealed record Drill(MemberId? Member) : CommandLine("drill", Topic.Ready);

    /// <summary><paramref name="Client"/> is null when none is named.</summary>
    public sealed record Log(ClientId? Client) : CommandLine("log", Topic.Ready);

    public sealed record Lifeline() : CommandLine("lifeline", Topic.Ready);

    public sealed record ChannelHere() : CommandLine("channel here", Topic.Setup);

    public sealed record Lead(MemberId Member) : CommandLine("lead", Topic.Setup);

    public sealed record Settings() : CommandLine("settings", Topic.Setup);

    /// <summary>Null turns quiet hours off. They may run past midnight.</summary>
    public sealed record SettingsQuiet(QuietSpan? Span) : CommandLine("settings quiet", Topic.Setup);

    /// <param name="Code">In capitals, without a dash; "" when none was typed.</param>
    /// <param name="Member">"I am that member too"; null when none is named.</param>
    public sealed record Link(string Code, MemberId? Member) : CommandLine("link", Topic.Setup);

    /// <summary><paramref name="About"/> is the topic as typed; "" for none, and for an empty line.</summary>
    public sealed record Help(string About) : CommandLine("help", Topic.Help);

    /// <summary>Answered with four buttons and not stored.</summary>
    public sealed record NotUnderstood() : CommandLine("", Topic.Help);

    /// <summary>One typing slip away from a line that works.</summary>
    /// <param name="Line">The line that was probably meant; it is not run unless the person says so.</param>
    /// <param name="Why">One sentence.</param>
    public sealed record NearMiss(string Line, string Why) : CommandLine("", Topic.Help);

    /// <summary>Refused: nothing was changed.</summary>
    /// <param name="Code">Stable, lower case, words joined by '-'.</param>
    /// <param name="Sentence">What is wrong.</param>
    /// <param name="Try">A line that works.</param>
    public sealed record Trouble(string Code, string Sentence, string Try) : CommandLine("", Topic.Help);
}

/// <summary>Quiet hours by the clock on the wall.</summary>
/// <param name="From">Never equal to <paramref name="To"/>.</param>
/// <param name="To">Exclusive; on the next day when it is before <paramref name="From"/>.</param>
public sealed record QuietSpan(LocalTime From, LocalTime To);
