using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime.Text;

namespace CoverBot.Domain.Conversations;

/// <summary>Every form, as it opens. <see cref="Submissions"/> reads them back by the same field keys.</summary>
internal static class Forms
{
    public const string AddClientVerb = "add-client";

    /// <summary>The option by which a client is only told.</summary>
    public const string NobodyNeeded = "nobody-needed";

    /// <summary>More clients than this do not get fields of their own in one form (Slack takes 100 blocks).</summary>
    public const int MostClients = 20;

    public static Form AddClient(Talk talk, string name, ChannelFacts? facts)
    {
        var people = talk.Crew.Members.Values.Where(member => member.Here).ToList();
        ImmutableArray<Option> others = [new("-", "Nobody yet"), .. people.Where(member => member.Id != talk.By).Take(98).Select(member => new Option(member.Id.Value, member.Name))];
        ImmutableArray<Option> told = facts is null ? [new("hand", "By hand: you say the words")] : [new("channel", "In #" + facts.Name), new("hand", "By hand: somebody says the words")];
        return new Form(Press.Of(AddClientVerb, facts?.Channel.Id ?? ""), "Add a client", "Add", [
            new Field.Line("name", "Name", name, "Acme Ltd", Most: 60),
            new Field.Choice("first", "Who steps in first?", others.Insert(1, new Option(NobodyNeeded, "Nobody is needed: only tell them")), ["-"]),
            new Field.Choice("second", "And second?", others, ["-"]),
            new Field.Choice("told", "How is the client told?", told, [told[0].Value]),
            new Field.Line("firstThing", "First thing each morning", Optional: true, Hint: "answer the inbox, then the shop orders"),
            new Field.Line("access", "Where is access kept? Never a password", Optional: true, Hint: "vault 'Acme' in 1Password"),
            new Field.Line("whomToCall", "Whom to call", Optional: true, Hint: "Dana, 020 7946 0000"),
        ]);
    }

    /// <param name="mine">Whether the reader may say that nobody is needed: the owner or a lead.</param>
    public static Form Playbook(Client client, bool mine)
    {
        var book = client.Playbook;
        return new Form(Press.Of("save-playbook", client.Id.Value), Cut("Playbook: " + client.Name), "Save", [
            .. Details(client.Id, client.Name, book.Heat, book.Why).Take(2),
            new Field.Line("nutshell", "In a nutshell", book.Nutshell, "who they are and where things stand", Optional: true, Lines: 3, Most: 1000),
            new Field.Line("firstThing", "First thing each morning", book.FirstThing, Optional: true),
            new Field.Line("routines", "Routines, one a line: what; when; how", string.Join('\n', book.Routines.Select(Routines.Line)), "phone; 9-13; greet as Acme", Optional: true, Lines: 5, Most: 3000),
            new Field.Line("parked", "Parked, leave it alone", book.Parked, Optional: true, Lines: 2, Most: 1000),
            new Field.Line("ifThen", "If … then …", book.IfThen, "if the shop is down, ring Dana", Optional: true, Lines: 3, Most: 1000),
            new Field.Line("whomToCall", "Whom to call", book.WhomToCall, Optional: true),
            new Field.Line("access", "Where is access kept? Never a password", book.Access, Optional: true),
            .. mine ? [new Field.Choice("needs", "While the owner is away", [new("somebody", "Somebody steps in"), new(NobodyNeeded, "Nobody is needed: only tell them")], [client.NobodyNeeded ? NobodyNeeded : "somebody"])] : Array.Empty<Field>(),
        ]);
    }

    public static Form Choose(Talk talk, Absence absence, Ask ask) => new(Presses.Choose(absence, ask), "Which ones?", "Answer", [
        new Field.Choice("yes", "I take", [.. ask.Lines.Where(line => line.Offer.CanBeAccepted).Take(100).Select(line => new Option(line.Client.Value, talk.Crew[line.Client].Name))], [], Several: true, Optional: true),
        new Field.Words("What you don't tick is a no. A no needs no reason."),
        new Field.Line("reason", "Reason, for the owner and the leads only", Optional: true, Most: 500),
    ]);

    public static Form LeaveOut(Talk talk, Absence absence) => new(Presses.LeaveOut(absence.Id), "Leave a client out", "Leave out", [
        new Field.Choice("clients", "Which stay with you? Nobody is asked about them.",
            [.. absence.Covers.Where(cover => !cover.IsLeftOut).Take(100).Select(cover => Option(talk.Crew[cover.Client]))], [], Several: true, Optional: true),
        new Field.Choice("told", "And for which is nobody needed this time? They are only told.",
            [.. absence.Covers.Where(cover => cover.Stage is not CoverStage.NobodyNeeded).Take(100).Select(cover => Option(talk.Crew[cover.Client]))], [], Several: true, Optional: true),
    ]);

    public static Form Heat(Talk talk, Absence absence) => new(Presses.Heat(absence.Id), "What matters?", "Save", [
        AwayForms.Reach(absence.Reach),
        .. absence.Covers.Take(MostClients).SelectMany(cover => Details(cover.Client, talk.Crew[cover.Client].Name, cover.Heat, cover.Why)),
    ]);

    public static Form Words(Talk talk, Absence absence)
    {
        var open = absence.Covers.Where(cover => cover.Knows is null && cover.Stage is not CoverStage.Kept).Take(MostClients).ToList();
        return new Form(Presses.Words(absence.Id), "The clients' words", "Save", open.Count == 0
            ? [new Field.Words("Every client was told already. What you would like to add, write in their channel.")]
            : [
                new Field.Words("Leave a field empty for my own words, which name whoever says yes."),
                .. open.Select(cover => new Field.Line("words-" + cover.Client.Value, talk.Crew[cover.Client].Name, cover.OwnWords, Cut(NoticeWords.For(talk.Crew, absence, cover with { OwnWords = "" }, NoticeKind.HeadsUp, talk.At).Plain, 140), Optional: true, Lines: 4, Most: 1000)),
            ]);
    }

    public static Form ReadBack(Talk talk, Absence absence)
    {
        var read = absence.Covers.Where(cover => cover.CoveredBy == talk.By).Select(cover => ((CoverStage.Covered)cover.Stage).Read).FirstOrDefault();
        return new Form(Presses.ReadBack(absence.Id), "Read it back", "Send", [
            new Field.Line("first", "First thing I'll do", read?.FirstThing ?? "", "answer Acme's inbox at 9", Most: 500),
            new Field.Line("worry", "Biggest worry", read?.Worry ?? "", Optional: true, Most: 500),
            new Field.Line("question", $"Question to {talk.Crew[absence.Owner].Name}", read?.Question ?? "", Optional: true, Most: 500),
            new Field.Tick("gotIn", "I got in everywhere I need to", read?.GotIn ?? false),
        ]);
    }

    public static Form AskSomebody(Talk talk, Absence absence) => new(Presses.AskSomebody(absence.Id), "Ask somebody", "Ask", [
        new Field.Choice("client", "For which client?", [.. absence.Covers.Where(cover => cover.IsWanting || cover.CoveredBy is not null).Take(100).Select(cover => Option(talk.Crew[cover.Client]))], []),
        new Field.Choice("member", "Whom?", [.. talk.Crew.Members.Values.Where(member => member.Id != absence.Owner && !talk.Crew.IsAway(member.Id, absence.Span)).Take(100)
            .Select(member => new Option(member.Id.Value, member.Name))], []),
    ]);

    public static Form Longer(Talk talk, Absence absence) => new(Presses.Longer(absence.Id), "Away longer", "Save", [
        new Field.Day("last", "Last day away", LocalDatePattern.Iso.Format(NodaTime.LocalDate.Max(talk.Now.Date, absence.Span.LastDay ?? talk.Now.Date))),
    ]);

    /// <summary>Heat, why, and a note for one client: keys end in the client's id.</summary>
    public static IEnumerable<Field> Details(ClientId id, string name, Heat heat, string why) =>
    [
        new Field.Choice("heat-" + id.Value, $"{name}: how much attention?", [new("Calm", "Calm"), new("Watch", "Watch"), new("Hot", "Hot")], [heat.ToString()]),
        new Field.Line("why-" + id.Value, $"{name}: why, in a few words", why, "launch on Wed", Optional: true, Most: 80),
        new Field.Line("note-" + id.Value, $"{name}: what should the backup know?", "", Optional: true, Lines: 2, Most: 1000),
    ];

    public static Option Option(Client client) => new(client.Id.Value, client.Name);

    public static string Cut(string words, int most = 24) => words.Length <= most ? words : words[..(most - 1)] + "…";
}
