using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>"who": who is on it, on a day.</summary>
internal static class WhoAnswers
{
    public static Decision Respond(Talk talk, CommandLine.Who line)
    {
        if (line.Day.Length > 0 && When.ReadDay(line.Day, talk.Now) is Reading.Unclear unclear)
        {
            return Talk.No("when." + unclear.Code, unclear.Sentence, "who fri");
        }
        if (line.Day.Length > 0 && When.ReadDay(line.Day, talk.Now) is Reading.Ask ask)
        {
            var rest = line.Client is { } named ? $"\"{talk.Crew[named].Name}\" " : "";
            return Talk.Say(Card.Of("Which day do you mean?", new Block.Buttons([.. ask.Readings.Select(one => new Button(DateWords.ShortYear(one.Start.Date), Press.Of("run", $"who {rest}{one.Start.Date:uuuu'-'MM'-'dd}")))])));
        }
        var day = line.Day.Length > 0 && When.ReadDay(line.Day, talk.Now) is Reading.Range range ? range.Period.Start.Date : talk.Now.Date;
        return Talk.Tell(new Answer.Reply(line.Client is { } client ? OfClient(talk, client, day) : Everybody(talk, line.Member, day)));
    }

    private static Card OfClient(Talk talk, ClientId id, LocalDate day)
    {
        var client = talk.Crew[id];
        var owner = talk.Crew[client.Owner];
        var absence = On(talk.Crew, day).FirstOrDefault(absence => absence.CoverOf(id) is not null);
        if (absence is null)
        {
            return Card.Of(Text.Bold(client.Name).Then($" on {DateWords.Short(day)}: {owner.Name}, as usual."));
        }
        var cover = absence.CoverOf(id)!;
        return Card.Of(Text.Bold(client.Name).Then($" on {DateWords.Short(day)}: ").ThenBold(Who(talk, absence, cover)).Then($" ({owner.Name} is away {DateWords.SpanShort(absence.Span)})."));
    }

    private static Card Everybody(Talk talk, MemberId? member, LocalDate day)
    {
        var away = On(talk.Crew, day).Where(absence => member is null || absence.Owner == member || absence.Covers.Any(cover => cover.CoveredBy == member)).ToList();
        var title = $"{DateWords.Short(day)}: ";
        if (away.Count == 0)
        {
            return Card.Of(Text.Bold(title).Then(member is { } one ? $"{talk.Crew[one].Name} is at work." : "nobody is away."));
        }
        return new Card($"{title}who is away and who has what.", [
            new Block.Paragraph(Text.Bold($"{title}who is away and who has what")),
            .. away.Select(absence => new Block.Bullets([
                Text.Bold($"{talk.Crew[absence.Owner].Name}, {DateWords.SpanShort(absence.Span)}"),
                .. absence.Covers.Select(cover => Text.Of($"{talk.Crew[cover.Client].Name}: ").ThenBold(Who(talk, absence, cover)))])),
        ]);
    }

    /// <summary>Whose turn it is, for the owner and the leads; for everybody else only who has it.</summary>
    private static string Who(Talk talk, Absence absence, Cover cover) => cover.Stage is CoverStage.Asking && (absence.Owner == talk.By || talk.Crew.SeesTo(absence, talk.By, talk.At))
        ? Bulletins.Parts.Standing(new Bulletins.AbsenceView(talk.Crew, absence), cover, talk.By)
        : CoverLines.Who(talk.Crew, cover);

    private static IEnumerable<Absence> On(CrewState crew, LocalDate day) => crew.Absences.Values
        .Where(absence => absence.IsOpen && absence.Span.FirstDay <= day && (absence.Span.LastDay is not { } last || day <= last || (absence.BackOn > day)))
        .OrderBy(absence => absence.Starts);
}
