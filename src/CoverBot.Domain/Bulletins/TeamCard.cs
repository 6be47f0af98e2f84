using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>team</c>, and <c>team/2</c> on the second side: one card per absence in each of the crew's team channels, edited, never repeated. It names nobody who was asked.</summary>
internal static class TeamCard
{
    public const string Key = "team";

    /// <summary>An absence in which every client stays with the owner is nobody's business but the owner's.</summary>
    public static bool IsWanted(Absence absence) => absence.IsUrgent || absence.Covers.Any(cover => cover.Stage is not CoverStage.Kept);

    public static string KeyOf(int side) => side == Crew.FirstSide ? Key : FormattableString.Invariant($"{Key}/{side}");

    public static bool IsKey(string key) => key == Key || key.StartsWith(Key + "/", StringComparison.Ordinal);

    /// <summary>The sides that have a card about it.</summary>
    public static IEnumerable<int> Sides(Absence absence) => absence.InTeam ? absence.InSides.Prepend(Crew.FirstSide) : absence.InSides;

    public static Card For(AbsenceView view, int side)
    {
        var absence = view.Absence;
        if (view.Crew.Settings.Joined(side) is { IsIn: false })
        {
            return Card.Of("This channel is not the team's any more.");
        }
        if (absence.Over is { } over)
        {
            return Card.Of(view.PartOf is { } part
                ? part
                : over.How == OverHow.Cancelled
                ? $"{view.OwnerName} is {Wording.DateWords.NotAway(absence.Span)}."
                : $"{view.OwnerName} was away {view.WasAwayShort} and is back.");
        }
        var back = view.Back.Length == 0 ? "" : $" · {view.Back}";
        var title = absence.Span.Until is null ? $"{view.OwnerName} is away from now on" : $"{view.OwnerName} is away · {view.DatesShort}{back}";
        var rows = view.HotFirst.Where(cover => cover.Stage is not CoverStage.Kept).Select(cover => Row(view, cover)).ToList();
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title + ".")),
            rows.Count == 0 ? null : new Block.Table([.. rows]),
            rows.Count == 0 ? null : new Block.Note(Text.Of("Something comes up? Ask the name in the row." + NoAnswer(view))),
            absence.Handovers.Length == 0 ? null : Parts.Row(new Button("Open my handover", Presses.OpenHandover(absence.Id))),
        ]);
    }

    /// <summary>A lead who is not away in that time, if there is one, and not the very person who does not answer.</summary>
    private static string NoAnswer(AbsenceView view)
    {
        var covers = view.Absence.Covers.Where(cover => cover.Stage is not CoverStage.Kept).ToList();
        var leads = view.Crew.Settings.Leads.Where(lead => lead != view.Absence.Owner && view.Crew[lead].Here && !covers.All(cover => cover.CoveredBy == lead));
        return leads.OrderBy(lead => view.Crew.IsAway(lead, view.Absence.Span)).Select(lead => $" No answer: {view.Name(lead)}.").FirstOrDefault() ?? "";
    }

    private static System.Collections.Immutable.ImmutableArray<Text> Row(AbsenceView view, Cover cover) =>
    [
        Text.Of(view.Name(cover.Client)),
        cover.Stage is CoverStage.NobodyNeeded ? Text.Of("–") : Text.Of(new Span.Words(AbsenceView.HeatWord(cover.Heat), Tone: AbsenceView.Tone(cover.Heat))),
        cover.CoveredBy is { } by ? Text.Bold(view.Name(by)) : Text.Of(cover.Stage is CoverStage.NobodyNeeded ? "nobody needed" : "being arranged"),
        Text.Of(State(cover)),
    ];

    private static string State(Cover cover) => cover.Stage switch
    {
        CoverStage.Covered { Read: { GotIn: true } } => "has read the handover, got in",
        CoverStage.Covered { Read: not null } => "has read the handover",
        CoverStage.Covered => "not read yet",
        CoverStage.NobodyNeeded => cover.HasHeard ? "client knows" : "client will be told",
        _ => "–",
    };
}
