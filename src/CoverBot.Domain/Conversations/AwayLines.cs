using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>away, emergency, back.</summary>
internal static class AwayLines
{
    /// <summary>What the lines of the date reader begin with.</summary>
    private const string DateReaders = "away ";

    /// <summary>What the button for a reading makes of it.</summary>
    private const string Planned = "planned";

    /// <inheritdoc cref="Planned"/>
    public const string NotPlanned = "emergency";

    /// <summary>Null: not one of these lines.</summary>
    public static Decision? Respond(Talk talk, CommandLine line) => line switch
    {
        CommandLine.AwayForm form => Talk.Ask(AwayForms.New(talk, form.Member ?? talk.By, form.Clients)),
        CommandLine.Away away => Read(talk, When.Read(away.When, talk.NowOf(away.Member ?? talk.By)), away.Member ?? talk.By, away.Clients),
        CommandLine.AwayUntil until => Until(talk, until),
        CommandLine.AwayCancel cancel => Cancel(talk, cancel),
        CommandLine.AwayList list => Talk.Say(List(talk, list.Member ?? talk.By)),
        CommandLine.Emergency emergency => Emergency(talk, emergency),
        CommandLine.Back back => Back(talk, back),
        _ => null,
    };

    /// <summary>Away for a period, or reported so by somebody else.</summary>
    public static Decision Go(Talk talk, MemberId owner, AwaySpan span, ClientPick clients)
    {
        var kind = owner == talk.By ? AbsenceKind.Planned : AbsenceKind.Reported;
        var decision = talk.Decide(new Command.GoAway(talk.By, owner, new AbsenceId(talk.Inbound.NewId), kind, span, clients.Only, clients.Except, Reach.NotAtAll, [], false, null));
        return kind == AbsenceKind.Reported ? Reported(talk, owner, span, decision) : decision;
    }

    public static AwaySpan Span(Period period) => new(period.Start, period.End, period is Period.Days);

    private static Decision Read(Talk talk, Reading reading, MemberId owner, ClientPick clients) => reading switch
    {
        Reading.Range range => Go(talk, owner, Span(range.Period), clients),
        Reading.Ask ask => Talk.Say(WhichDates(ask.Readings.Select(Span), owner, clients, Planned)),
        Reading.Unclear unclear => Unread(unclear, AwayOf(talk, owner)),
        _ => throw new InvalidOperationException($"no such reading: {reading}"),
    };

    /// <param name="head">What the line that works begins with: the same thing, of the same person.</param>
    private static Decision Unread(Reading.Unclear unclear, string head) => Talk.No("when." + unclear.Code, unclear.Sentence, head + unclear.Try[DateReaders.Length..]);

    /// <summary>The same, where only the end is said.</summary>
    private static Decision UnreadEnd(Reading.Unclear unclear, string head)
    {
        var dates = unclear.Try[DateReaders.Length..];
        var end = dates.Contains(':', StringComparison.Ordinal) ? "fri" : dates.Split(" - ")[^1];
        return Talk.No("when." + unclear.Code, unclear.Sentence, head + (end.StartsWith("until ", StringComparison.Ordinal) ? end : "until " + end));
    }

    private static string AwayOf(Talk talk, MemberId owner) => DateReaders + Lines.Whose(talk.Crew, owner, talk.By);

    /// <param name="kind"><see cref="Planned"/> or <see cref="NotPlanned"/>: what it becomes once one is picked.</param>
    private static Card WhichDates(IEnumerable<AwaySpan> spans, MemberId owner, ClientPick clients, string kind) => Card.Of(
        "Which do you mean? Nothing was changed yet.",
        new Block.Buttons([.. spans.Select(span => new Button(DateWords.Span(span),
            Press.Of("go", owner.Value, Presses.Code(span), string.Join(',', clients.Only), string.Join(',', clients.Except), kind)))]));

    private static Decision Until(Talk talk, CommandLine.AwayUntil line)
    {
        var owner = line.Member ?? talk.By;
        var reading = When.ReadEnd(line.When, talk.NowOf(owner));
        if (reading is Reading.Unclear unclear)
        {
            return UnreadEnd(unclear, AwayOf(talk, owner));
        }
        if (reading is not Reading.Range { Period: var period })
        {
            return Read(talk, reading, owner, line.Clients);
        }
        if (talk.Running(owner) is not { } running)
        {
            return Go(talk, owner, Span(period), line.Clients);
        }
        if (line.Clients != ClientPick.All)
        {
            return Talk.No("away.clients", $"{(owner == talk.By ? "You are" : talk.Crew[owner].Name + " is")} away {DateWords.Span(running.Span)} already, and one absence ends on one day for all its clients; say only until when.", AwayOf(talk, owner) + "until fri");
        }
        var span = new AwaySpan(running.Span.From, period.End, running.Span.WholeDays || period is Period.Days);
        return talk.Decide(new Command.ChangeDates(talk.By, running.Id, span));
    }

    private static Decision Cancel(Talk talk, CommandLine.AwayCancel line)
    {
        var owner = line.Member ?? talk.By;
        var open = talk.Open(owner);
        var named = line.Which.Length == 0 ? null : When.Read(line.Which, talk.NowOf(owner));
        if (named is Reading.Range range)
        {
            open = [.. open.Where(absence => absence.Span.Overlaps(Span(range.Period)))];
        }
        return open.Count switch
        {
            0 => Talk.No("absence.none", $"{(owner == talk.By ? "You have" : talk.Crew[owner].Name + " has")} no absence to cancel there.", AwayOf(talk, owner) + "list"),
            1 when named is null or Reading.Range => talk.Decide(new Command.CancelAbsence(talk.By, open[0].Id)),
            _ => Talk.Say(Card.Of("Which one is off? Nothing was changed yet.", new Block.Buttons([.. open.Take(10).Select(absence => new Button(DateWords.Span(absence.Span), Presses.Undo(absence.Id)))]))),
        };
    }

    private static Card List(Talk talk, MemberId owner)
    {
        var open = talk.Open(owner);
        var name = owner == talk.By ? "You have" : talk.Crew[owner].Name + " has";
        if (open.Count == 0)
        {
            return Card.Of($"{name} no absence ahead. To be away, write for example: away fri");
        }
        var mine = owner == talk.By || talk.Crew.IsLead(talk.By);
        return new Card($"{name} {open.Count} ahead.", [new Block.Bullets([.. open.Select(absence => Text.Bold(DateWords.Span(absence.Span))
            .Then(mine ? " · " + string.Join(" · ", absence.Covers.Select(cover => $"{talk.Crew[cover.Client].Name}: {CoverLines.Who(talk.Crew, cover)}")) : ""))]),
            .. mine ? [new Block.Buttons([.. open.Take(10).Select(absence => new Button("Change " + DateWords.SpanShort(absence.Span), Presses.Change(absence.Id)))])] : Array.Empty<Block>()]);
    }

    private static Decision Emergency(Talk talk, CommandLine.Emergency line)
    {
        var owner = line.Member ?? talk.By;
        if (line.When.Length == 0)
        {
            return Urgent(talk, owner, new AwaySpan(talk.NowOf(owner), null, true));
        }
        var ends = line.When.StartsWith("until", StringComparison.OrdinalIgnoreCase) || line.When.StartsWith("till", StringComparison.OrdinalIgnoreCase);
        return (ends ? When.ReadEnd(line.When, talk.NowOf(owner)) : When.Read(line.When, talk.NowOf(owner))) switch
        {
            Reading.Range range => Urgent(talk, owner, Sick(range.Period)),
            Reading.Ask ask => Talk.Say(WhichDates(ask.Readings.Select(Sick), owner, ClientPick.All, NotPlanned)),
            Reading.Unclear unclear when ends => UnreadEnd(unclear, "emergency " + Lines.Whose(talk.Crew, owner, talk.By)),
            Reading.Unclear unclear => Unread(unclear, "emergency " + Lines.Whose(talk.Crew, owner, talk.By)),
            var other => throw new InvalidOperationException($"no such reading: {other}"),
        };

        AwaySpan Sick(Period period) => ends ? Span(period) with { From = talk.NowOf(owner) } : Span(period);
    }

    /// <summary>Not planned: with or without an end, mostly from now on.</summary>
    public static Decision Urgent(Talk talk, MemberId owner, AwaySpan span)
    {
        var kind = owner == talk.By ? AbsenceKind.Emergency : AbsenceKind.Reported;
        var decision = talk.Decide(new Command.GoAway(talk.By, owner, new AbsenceId(talk.Inbound.NewId), kind, span, [], [], Reach.NotAtAll, [], false, null));
        return kind == AbsenceKind.Reported ? Reported(talk, owner, span, decision) : decision;
    }

    public static Decision Reported(Talk talk, MemberId owner, AwaySpan span, Decision decision)
    {
        if (decision is not Decision.Done { Answer: Chat.Answer.Silent } done || done.Events.OfType<Event.AbsenceOpened>().FirstOrDefault() is not { State: { } opened })
        {
            return decision;
        }
        var name = talk.Crew[owner].Name;
        var dates = $"Thank you: {name} is away {DateWords.Span(span)}.";
        var told = opened.Covers.Any(cover => cover.IsWanting) ? "Clients are told as soon as somebody steps in." : "Clients are told.";
        var asked = $"{(opened.Covers.Any(cover => cover.IsWanting) ? $"Whoever backs {name} up is asked now" : "Nobody has to step in")}, and {name} is told and can undo it.";
        return done with
        {
            Answer = new Chat.Answer.Reply(opened.Covers.IsEmpty
                ? Card.Of($"{dates} {name} owns no clients; what {name} looks after for others goes to somebody else, and {name} is told and can undo it.")
                : opened.Covers.All(cover => cover.Stage is CoverStage.Kept)
                ? Card.Of($"{dates} Nobody is asked and no client is told; {name} is told and can undo it.")
                : opened.Report is { Agreed: true }
                ? Card.Of($"{dates} {asked} {told}")
                : Card.Of($"{dates} {asked} Clients are told when a second person agrees, or as soon as you have spoken to {name} or the family.",
                    new Block.Buttons([Bulletins.Parts.Spoken(opened, name)]))),
        };
    }

    private static Decision Back(Talk talk, CommandLine.Back line)
    {
        var owner = line.Member ?? talk.By;
        if (talk.Running(owner) is not { } running)
        {
            var ahead = talk.Open(owner) is [var next, ..] ? next : null;
            return ahead is null
                ? JustBack(talk, owner) ?? Talk.No("absence.not-away", $"{(owner == talk.By ? "You are" : talk.Crew[owner].Name + " is")} not away, so there is nothing to come back from.", "away list")
                : Talk.No("absence.ahead", $"That absence, {DateWords.Span(ahead.Span)}, has not begun yet.", owner == talk.By ? "away cancel" : "away list");
        }
        if (line.When.Length == 0)
        {
            return talk.Decide(new Command.ComeBack(talk.By, running.Id, false));
        }
        return When.ReadDay(line.When, talk.NowOf(owner)) is Reading.Range range
            ? talk.Decide(new Command.ChangeDates(talk.By, running.Id, new AwaySpan(running.Span.From, range.Period.Start, true)))
            : Talk.No("back.when", "I can't tell from that on which day.", "back mon");
    }

    /// <summary>Said twice: the absence ended a moment ago. Null when none did.</summary>
    private static Decision? JustBack(Talk talk, MemberId owner) => talk.Crew.Absences.Values.Any(absence => absence.Owner == owner
        && absence.Over is { How: OverHow.Returned } over && over.At > talk.At - NodaTime.Duration.FromDays(1))
        ? Talk.Say($"{(owner == talk.By ? "You are" : talk.Crew[owner].Name + " is")} back already. Nothing was changed.")
        : null;
}
