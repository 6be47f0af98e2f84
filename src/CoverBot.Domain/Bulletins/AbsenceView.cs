using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Bulletins;

/// <summary>What every card of an absence asks of it.</summary>
internal sealed class AbsenceView(CrewState crew, Absence absence)
{
    public CrewState Crew { get; } = crew;

    public Absence Absence { get; } = absence;

    public Member OwnerMember => Crew[Absence.Owner];

    public string OwnerName => OwnerMember.Name;

    public string Dates => EndlessOver ?? DateWords.Span(Absence.Span);

    public string DatesShort => EndlessOver ?? DateWords.SpanShort(Absence.Span);

    /// <summary>For others: what the absence became part of; null unless it was merged.</summary>
    public string? PartOf => Absence.Over?.Into is { } into ? $"{OwnerName} is away {DateWords.SpanShort(into.Span)}; {DatesShort} is part of that now." : null;

    /// <summary>For the owner: the same.</summary>
    public string? PartOfYours => Absence.Over?.Into is { } into ? $"{Dates} is part of your absence {DateWords.Span(into.Span)} now." : null;

    /// <summary>What is over has no end to come; null for all else.</summary>
    private string? EndlessOver => Absence is { Over: not null, Span.Until: null } ? From : null;

    /// <summary>The days of who is back: none after coming back early.</summary>
    public string WasAway => IsCutShort ? From : Dates;

    /// <inheritdoc cref="WasAway"/>
    public string WasAwayShort => IsCutShort ? From : DatesShort;

    private bool IsCutShort => Absence is { Over: { How: OverHow.Returned } over, Span: { WholeDays: true } span } && Absence.Week.DayAt(over.At) <= span.LastDay;

    private string From => $"from {DateWords.ShortYear(Absence.Span.FirstDay)}";

    /// <summary>"back Mon 7 Dec", or "" while no end is known.</summary>
    public string Back => Absence.BackOn is { } day ? $"back {DateWords.Short(day)}" : "";

    public string Days => Spans.WorkingDays(Absence.Span, Absence.Week) is { } days ? Lists.WorkingDays(days) : "";

    public Address Team(int side) => new Address.Room(Crew.Settings.TeamChannelOn(side));

    public string Name(MemberId id) => Crew[id].Name;

    public string Name(ClientId id) => Crew[id].Name;

    /// <summary>Hot first, then by name.</summary>
    public IEnumerable<Cover> HotFirst => Absence.Covers.OrderByDescending(cover => cover.Heat).ThenBy(cover => Name(cover.Client), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Cover> CoveredBy(MemberId member) => HotFirst.Where(cover => cover.CoveredBy == member);

    /// <summary>What this person was asked about the client on the terms that hold now.</summary>
    /// <param name="but">By other questions than this one.</param>
    public IEnumerable<AskLine> AskedAnew(MemberId member, ClientId client, int but) =>
        Absence.Asks.Where(ask => ask.Member == member && ask.Terms == Absence.Terms && ask.Number != but).SelectMany(ask => ask.Lines).Where(line => line.Client == client);

    /// <summary>Whether this is the newest settled card that is shown: older cards to the owner are closed then.</summary>
    public bool IsLatest(Settled settled) => settled == LatestSettled;

    public Settled? LatestSettled => Absence.Settled.LastOrDefault(settled => !Absence.Held.ContainsKey(settled.Key));

    public IEnumerable<AskLine> LinesOf(ClientId client) => Absence.Asks.SelectMany(ask => ask.Lines).Where(line => line.Client == client);

    /// <summary>"hot: launch on Wed", "calm".</summary>
    public static string HeatWords(Cover cover)
    {
        var word = HeatWord(cover.Heat);
        return cover.Why.Length == 0 ? word : $"{word}: {cover.Why}";
    }

    /// <summary>The same, in its tone.</summary>
    public static Text HeatText(Cover cover, bool bold = false) => Text.Of(new Span.Words(HeatWords(cover), Bold: bold, Tone: Tone(cover.Heat)));

    public static Tone Tone(Heat heat) => heat switch
    {
        Heat.Hot => Cards.Tone.Hot,
        Heat.Watch => Cards.Tone.Watch,
        _ => Cards.Tone.Calm,
    };

    public static string HeatWord(Heat heat) => heat switch
    {
        Heat.Hot => "hot",
        Heat.Watch => "watch",
        _ => "calm",
    };

    /// <summary>How the owner can be reached, for those who step in.</summary>
    public string ReachWords => Absence.Reach switch
    {
        Reach.LooksInDaily => $"{OwnerName} looks in once a day.",
        Reach.UrgentOnly => $"{OwnerName} can be reached if it is urgent.",
        _ => $"{OwnerName} can't be reached in that time.",
    };

    /// <summary>A moment in somebody's own zone.</summary>
    public string Moment(Instant at, MemberId reader) => DateWords.Moment(at, Crew[reader].Week);

    public BoardCard Owner(string key, Card card, bool open, bool rings) =>
        new BoardCard.Live(key, new Address.Person(OwnerMember.To), card, rings, open);

    public BoardCard To(MemberId member, string key, Card card, bool open) =>
        new BoardCard.Live(key, new Address.Person(Crew[member].To), card, Rings: true, open);

    /// <summary>Null when the client has no channel any more: there is nowhere to send or edit it.</summary>
    public BoardCard? Said(Said said)
    {
        Address? to = said.To switch
        {
            SaidTo.Member member => new Address.Person(Crew[member.Id].To),
            SaidTo.Client client when Crew[client.Id].Told is ToldHow.InChannel told => new Address.Room(told.Channel),
            _ => null,
        };
        var closing = SaidCard.Closing(Absence, said);
        var state = said.State == SaidState.Due && closing is not null ? SaidState.Closed : said.State;
        return to is null ? null : new BoardCard.Said(said.Number, state, to, closing ?? said.Content, Rings: true);
    }
}
