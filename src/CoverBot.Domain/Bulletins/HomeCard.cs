using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>home</c>: good to know today. One card per member who opened the bot's own page, kept true until that person's midnight; it never rings.</summary>
public static class HomeCard
{
    public const string Key = "home";

    /// <summary>More than this of a kind is counted, not listed.</summary>
    private const int Most = 12;

    /// <summary>The accounts in which the page is open today: each has one of its own.</summary>
    internal static ImmutableArray<Account> Pages(Member reader) => reader.HomeAt.IsEmpty ? [reader.Account] : reader.HomeAt;

    /// <summary><c>home</c> with the first account, <c>home/2</c> with the second.</summary>
    public static string KeyOf(Member reader, Account at)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var place = reader.Others.IndexOf(at) + 2;
        return place < 2 ? Key : FormattableString.Invariant($"{Key}/{place}");
    }

    /// <param name="at">The account it is opened with.</param>
    /// <param name="today">The reader's day.</param>
    internal static Card For(CrewState crew, Member reader, Account at, LocalDate today) => !reader.Here
        ? Card.Of("You are not in the team's channel any more, so there is nothing to show here.")
        : Parts.Card($"Good to know, {DateWords.Short(today)}", [
            new Block.Heading($"Good to know, {DateWords.Short(today)}"),
            .. Away(crew, reader.Id, today),
            .. Waiting(crew, reader),
            .. Own(crew, reader.Id),
            .. Clients(crew, reader.Id),
            new Block.Divider(),
            Buttons(crew, reader.Id),
            at.Platform == Platforms.Slack ? new Block.Note(Help.PlainAway) : null,
        ]);

    /// <summary>From today to the Sunday of next week: who is away, and per client who covers.</summary>
    private static IEnumerable<Block> Away(CrewState crew, MemberId reader, LocalDate today)
    {
        var last = today.Next(IsoDayOfWeek.Monday).PlusDays(6);
        var away = crew.Absences.Values.Where(absence => absence.IsOpen && absence.Span.FirstDay <= last
                && (absence.Span.LastDay is not { } end || end >= today || absence.BackOn > today))
            .OrderBy(absence => absence.Starts).ToList();
        yield return new Block.Paragraph(Text.Bold("This week and next"));
        yield return away.Count == 0
            ? Parts.Line("Nobody is away.")
            : Listed(away, absence => Line(new AbsenceView(crew, absence), reader), "absences; write: who");
    }

    private static Text Line(AbsenceView view, MemberId reader)
    {
        var name = view.Absence.Owner == reader ? "You" : view.OwnerName;
        var line = Text.Bold($"{name}, {view.DatesShort}");
        var covers = view.HotFirst.GroupBy(cover => Who(view, cover, reader))
            .Select(alike => $"{string.Join(", ", alike.Select(cover => view.Name(cover.Client)))}: {alike.Key}");
        return line.Then(string.Concat(covers.Select(cover => " · " + cover)));
    }

    /// <summary>Who was asked is for the owner and the leads.</summary>
    private static string Who(AbsenceView view, Cover cover, MemberId reader)
    {
        var mine = view.Absence.Owner == reader || view.Crew.IsLead(reader);
        return cover.Stage is CoverStage.Asking && mine ? Parts.Standing(view, cover, reader) : CoverLines.Who(view.Crew, cover);
    }

    private static IEnumerable<Block> Waiting(CrewState crew, Member reader)
    {
        var items = HomeItems.For(crew, reader).ToList();
        yield return new Block.Paragraph(Text.Bold("Waiting for you"));
        if (items.Count == 0)
        {
            yield return Parts.Line("Nothing right now.");
        }
        foreach (var block in items.Take(HomeItems.Most).SelectMany(item => item))
        {
            yield return block;
        }
        if (items.Count > HomeItems.Most)
        {
            yield return new Block.Note(Text.Of($"and {items.Count - HomeItems.Most} more, in your chat with me"));
        }
    }

    /// <summary>The reader's own absences, near and far.</summary>
    private static IEnumerable<Block> Own(CrewState crew, MemberId reader)
    {
        var mine = crew.Absences.Values.Where(absence => absence.IsOpen && absence.Owner == reader).OrderBy(absence => absence.Starts).Take(HomeItems.Most).ToList();
        if (mine.Count > 0)
        {
            yield return new Block.Paragraph(Text.Bold("Your absences"));
            yield return new Block.Buttons([.. mine.Select(absence => new Button("Change " + DateWords.SpanShort(absence.Span), Presses.Change(absence.Id)))]);
        }
    }

    private static IEnumerable<Block> Clients(CrewState crew, MemberId reader)
    {
        var mine = crew.ClientsOf(reader).ToList();
        if (mine.Count == 0)
        {
            yield break;
        }
        yield return new Block.Paragraph(Text.Bold("Your clients, if you were away tomorrow"));
        yield return Listed(mine, client => Text.Bold(client.Name).Then($" – {Backups(crew, client)} · {Playbook(client)}"), "clients; write: backups");
        var holes = mine.Where(client => HandoverCard.Missing(client.Playbook).Any()).Take(5).ToList();
        if (holes.Count > 0)
        {
            yield return new Block.Buttons([.. holes.Select(client => new Button(Troubles.Cut("Playbook: " + client.Name, 74), Press.Of("playbook", client.Id.Value)))]);
        }
    }

    private static string Backups(CrewState crew, Client client)
    {
        if (client.NobodyNeeded)
        {
            return "nobody needed, only told";
        }
        var asked = client.Backups.Where(id => crew[id].Here).Select(id => crew.AskedOf(id).Any(ask => ask.Client == client.Id && ask.Fine == true) ? $"{crew[id].Name} (said fine)" : crew[id].Name).ToList();
        return asked.Count == 0 ? "nobody on its list yet" : string.Join(", then ", asked);
    }

    private static string Playbook(Client client)
    {
        var missing = HandoverCard.Missing(client.Playbook).ToList();
        return missing.Count switch
        {
            0 => "playbook filled in",
            HandoverCard.Fields => "nothing written down yet",
            _ => $"not written down yet: {Lists.And(missing.Take(2))}",
        };
    }

    private static Block.Buttons Buttons(CrewState crew, MemberId reader) => new([
        new Button("I'll be away", Press.Of("start", "away"), ButtonStyle.Primary),
        new Button("I can't work from now on", Press.Of("start", "emergency"), ButtonStyle.Danger),
        .. crew.Absences.Values.Any(absence => absence.IsOpen && absence.Covers.Any(cover => cover.CoveredBy == reader))
            ? [new Button("I can't go on covering", Press.Of("start", "cant"))] : Array.Empty<Button>(),
        new Button("Who has what", Press.Of("start", "who")),
        new Button("Add a client", Press.Of("run", "client add")),
        new Button("Settings", Press.Of("run", "settings")),
    ]);

    private static Block.Bullets Listed<T>(List<T> all, Func<T, Text> line, string more) => new([
        .. all.Take(Most).Select(line),
        .. all.Count > Most ? [Text.Of($"and {all.Count - Most} more {more}")] : Array.Empty<Text>(),
    ]);
}
