using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Bulletins;

/// <summary>
/// <c>handover/n</c>: what a backup receives and reads back, in the order of I-PASS (heat, in a nutshell, to do, if-then, read-back).
/// Source of the order: I-PASS Study Group; 32 hospitals saw 47 % fewer handover-related adverse events.
/// </summary>
public static class HandoverCard
{
    /// <summary>How many fields a playbook is asked for.</summary>
    internal const int Fields = 6;

    internal static Card ForBackup(AbsenceView view, MemberId backup)
    {
        var covers = view.CoveredBy(backup).ToList();
        if (!view.Absence.IsOpen)
        {
            return Card.Of(view.PartOf is { } part
                ? $"{part} Who steps in is on the newer card."
                : view.Absence.Over!.How == OverHow.Cancelled
                ? $"{view.OwnerName} is {DateWords.NotAway(view.Absence.Span)}. Nothing to do."
                : $"{view.OwnerName} is back. Thank you for having stepped in, {view.WasAwayShort}.");
        }
        if (covers.Count == 0)
        {
            return Card.Of(NoLonger(view, backup));
        }
        // What was taken later has still to be read.
        var read = covers.All(cover => cover.Stage is CoverStage.Covered { Read: not null }) ? ((CoverStage.Covered)covers[0].Stage).Read : null;
        return Parts.Card(Title(view, covers), [
            .. Body(view, covers),
            .. Unread(view, covers),
            .. Parts.ByHand(view, (cover, words) => cover.CoveredBy == backup && !Parts.IsOwners(view, words)),
            new Block.Divider(),
            .. read is null ? Ask(view, covers) : Said(view, read),
        ]);
    }

    /// <summary>A yes to other dates no longer counts; whoever was asked anew, and answered, no longer steps in.</summary>
    private static string NoLonger(AbsenceView view, MemberId backup)
    {
        var anew = view.Absence.Asks.Where(ask => ask.Member == backup)
            .SelectMany(ask => ask.Lines.Where(line => line.Offer is Offer.Withdrawn { Why: WithdrawnWhy.NewTerms }).Select(line => view.AskedAnew(backup, line.Client, ask.Number).ToList())).ToList();
        var changed = $"The dates have changed: {view.OwnerName} is away {view.DatesShort}.";
        return anew.Exists(lines => lines.Exists(line => line.Offer.CanBeAccepted)) ? changed + " Please answer the newer question below."
            : anew.Exists(lines => lines.Count == 0) ? changed + " Your yes no longer counts."
            : $"You no longer step in for {view.OwnerName}, {view.DatesShort}. Thank you for what you did.";
    }

    /// <summary>The same to read, without the read-back: for owner, leads and whoever asks for it with a right to it.</summary>
    public static Card ToRead(CrewState crew, Absence absence, ImmutableArray<ClientId> clients)
    {
        ArgumentNullException.ThrowIfNull(crew);
        ArgumentNullException.ThrowIfNull(absence);
        var view = new AbsenceView(crew, absence);
        var covers = view.HotFirst.Where(cover => clients.Contains(cover.Client)).ToList();
        return Parts.Card(Title(view, covers), Body(view, covers));
    }

    /// <summary>What nobody has written down yet, most useful first.</summary>
    internal static IEnumerable<string> Missing(Playbook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var wanted = new (string Value, string Name)[]
        {
            (book.Access, "where access is kept"), (book.Nutshell, "in a nutshell"), (book.FirstThing, "first thing each morning"), (book.Parked, "what may wait"),
            (book.IfThen, "what to do if something goes wrong"), (book.WhomToCall, "whom to call"),
        };
        return wanted.Where(field => field.Value.Length == 0).Select(field => field.Name);
    }

    private static string Title(AbsenceView view, List<Cover> covers) =>
        $"Handover: {Lists.And(covers.Select(cover => view.Name(cover.Client)))} for {view.OwnerName}, {view.DatesShort}";

    private static IEnumerable<Block?> Body(AbsenceView view, List<Cover> covers) =>
    [
        new Block.Heading(Title(view, covers)),
        new Block.Paragraph(Text.Of(view.ReachWords)),
        .. covers.SelectMany(cover => OfClient(view, cover)),
    ];

    private static IEnumerable<Block?> OfClient(AbsenceView view, Cover cover)
    {
        var book = view.Crew[cover.Client].Playbook;
        yield return new Block.Divider();
        yield return new Block.Paragraph(Text.Bold(view.Name(cover.Client)).Then(" · ").Then(AbsenceView.HeatText(cover, bold: true)));
        yield return Field("In a nutshell", book.Nutshell);
        yield return Field("First thing each morning", book.FirstThing);
        foreach (var block in Listed("Routines", book.Routines.Select(routine => string.Join(" – ", new[] { routine.When, routine.What, routine.How }.Where(part => part.Length > 0)))))
        {
            yield return block;
        }
        yield return Field("Parked, leave it alone", book.Parked);
        yield return Field("If … then …", book.IfThen);
        yield return Field("Whom to call", book.WhomToCall);
        yield return Field("Access is kept in", book.Access);
        foreach (var block in Listed("Notes", Notes(view, book.Notes.Where(note => !cover.Log.Contains(note)))).Concat(Listed("So far", Notes(view, cover.Log))))
        {
            yield return block;
        }
        var missing = Missing(book).ToList();
        yield return missing.Count == 0 ? null : new Block.Note(Text.Of(missing.Count == Fields ? "Nothing is written down about it yet." : $"Not written down yet: {Lists.And(missing)}."));
    }

    /// <summary>Channels of clients that the stand-in can't read yet, and who is there to invite: a lead first.</summary>
    private static IEnumerable<Block> Unread(AbsenceView view, List<Cover> covers) =>
        from cover in covers
        where NoticeWords.Named(view.Crew, cover) is null
        let client = view.Crew[cover.Client]
        let told = (ToldHow.InChannel)client.Told
        let inside = view.Crew.Settings.Leads.Where(told.Readers.Contains).Concat(told.Readers)
            .Where(reader => reader != view.Absence.Owner && view.Crew[reader].Here).Select(view.Name).FirstOrDefault() ?? "somebody who is in it"
        select Parts.Line($"You can't read #{told.Name} yet: ask {inside} to invite you. Until then {client.Name} is told no name.");

    private static IEnumerable<Block> Ask(AbsenceView view, List<Cover> covers) =>
    [
        Parts.Line("Read it back in one line: the first thing you'll do. Then it is handed over."),
        Parts.Row(
            new Button("Read it back", Presses.ReadBack(view.Absence.Id), ButtonStyle.Primary),
            new Button("I can't go on", Presses.CantGoOn(view.Absence.Id, covers.Count == 1 ? covers[0].Client : null))),
    ];

    private static IEnumerable<Block?> Said(AbsenceView view, ReadBack read) =>
    [
        new Block.Paragraph(Text.Bold("You read it back. ").Then($"First thing: {read.FirstThing}")),
        Field("Biggest worry", read.Worry),
        Field($"Question to {view.OwnerName}", read.Question),
        read.GotIn ? Parts.Line("You got in.") : Parts.Line("You have not said yet whether you can get in."),
        Parts.Row(new Button("Change it", Presses.ReadBack(view.Absence.Id)), new Button("I can't go on", Presses.CantGoOn(view.Absence.Id))),
    ];

    private static Block.Paragraph? Field(string name, string value) => value.Length == 0 ? null : new(Text.Bold(name + ": ").Then(value));

    private static IEnumerable<string> Notes(AbsenceView view, IEnumerable<Note> notes) => notes.TakeLast(10)
        .Select(note => $"{note.Words} ({view.Name(note.By)}, {DateWords.Short(view.OwnerMember.Week.DayAt(note.At))})");

    /// <summary>A name in bold with a list below; nothing where the list is empty.</summary>
    internal static IEnumerable<Block> Listed(string name, IEnumerable<string> items)
    {
        var list = items.Where(item => item.Length > 0).ToList();
        return list.Count == 0 ? [] : [new Block.Paragraph(Text.Bold(name)), new Block.Bullets([.. list.Select(Text.Of)])];
    }
}
