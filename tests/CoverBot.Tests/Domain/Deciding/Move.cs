using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Time;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>One random move: what it means depends on what is there when it is made, so that shrinking keeps it meaningful.</summary>
internal sealed record Move(int What, int A, int B, int C, int D)
{
    public const string Reason = "rsn";
    public const string Why = "hotwhy";

    private static readonly Duration[] Pauses =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(11), Duration.FromMinutes(40), Duration.FromHours(3), Duration.FromHours(9), Duration.FromDays(1), Duration.FromDays(4),
    ];

    /// <summary>Mostly time, absences and answers; one in five is about the crew or its clients.</summary>
    private static readonly Gen<int> Kinds = Gen.Frequency((4, Gen.Int[0, 54]), (1, Gen.Int[55, 75]));

    public static Gen<Move[]> Many { get; } = Gen.Select(Kinds, Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], (what, a, b, c, d) => new Move(what, a, b, c, d)).Array[1, 40];

    private static readonly string[] ZoneIds = [Crewland.London, Crewland.NewYork, Crewland.Auckland];

    public static Gen<string[]> Zones { get; } = Gen.Int[0, 2].Select(zone => ZoneIds[zone]).Array[Crewland.People.Length];

    /// <summary>Makes the move; nothing when there is nothing to make it on.</summary>
    public void Make(Play play)
    {
        switch (What)
        {
            case < 12:
                play.After(Pauses[A % Pauses.Length]);
                break;
            case 12:
                play.Sleeps(Pauses[A % Pauses.Length]);
                break;
            case < 19:
                Say(play, GoAway(play));
                break;
            default:
                Say(play, OnAbsence(play) ?? OnCrew(play) ?? OnClients(play));
                break;
        }
    }

    /// <summary>Outsiders wish nothing, those who left included.</summary>
    private static void Say(Play play, Command? command)
    {
        if (command is not null && (Rings.Sayer(command) is not { } by || play.Crew[by].Here))
        {
            play.Say(command);
        }
    }

    private static T? Pick<T>(IReadOnlyList<T> list, int number) => list.Count == 0 ? default : list[number % list.Count];

    private static MemberId Who(int number) => Pick(Crewland.People, number);

    private Command.GoAway GoAway(Play play)
    {
        var owner = play.Crew.Known((A % 10 < 7 ? Crewland.Ann : Who(A)).Value)!.Value;
        var by = B % 4 > 0 ? owner : Who(B);
        var kind = by != owner && C % 3 > 0 ? AbsenceKind.Reported : C % 3 == 0 ? AbsenceKind.Emergency : AbsenceKind.Planned;
        var clients = D % 5 == 0 ? [Pick(Crewland.Clients, C)] : Array.Empty<ClientId>();
        var detail = new ClientDetail(Pick(Crewland.Clients, B), Heat.Hot, Why, A % 9 == 0 ? Why : "");
        return new(by, owner, new($"a{play.Crew.Absences.Count}"), kind, Span(play, owner, kind), [.. clients], D % 7 == 0 ? [Pick(Crewland.Clients, D)] : [],
            (Reach)(A % 3), [detail], D % 2 == 0, (D % 4) switch { 0 => Overlap.Extend, 1 => Overlap.Replace, _ => null });
    }

    private AwaySpan Span(Play play, MemberId owner, AbsenceKind kind)
    {
        var now = play.At.InZone(play.Crew[owner].Week.Zone).LocalDateTime;
        if (kind != AbsenceKind.Planned && D % 3 > 0)
        {
            return new(now, null, false);
        }
        if (C % 6 == 0)
        {
            return new(now.PlusHours(C % 50), now.PlusHours((C % 50) + 1 + (D % 9)), false);
        }
        var first = now.Date.PlusDays(B % 25);
        return AwaySpan.Days(first, first.PlusDays(D % 9));
    }

    private Command? OnAbsence(Play play)
    {
        if (Pick([.. play.Crew.Absences.Values], D) is not { } absence)
        {
            return null;
        }
        var clients = B % 3 == 0 || absence.Covers.IsEmpty ? [] : new[] { Pick(absence.Covers, B)!.Client };
        var client = clients.Length == 0 ? Pick(Crewland.Clients, B) : clients[0];
        var boss = A % 4 > 0 ? absence.Owner : Who(A);
        var one = absence.Covers.Length == 0 ? null : Pick(absence.Covers, B);
        var asked = Pick(A % 5 > 0 ? [.. absence.Asks.Where(ask => ask.IsOpen)] : absence.Asks, A / 5);
        var backup = Pick([.. absence.Covers.Where(cover => cover.CoveredBy is not null)], B);
        var unsaid = Pick([.. absence.Covers.SelectMany(cover => cover.ByHand.Where(words => words.ToldBy is null).Select(words => new Command.MarkTold(boss, absence.Id, cover.Client, words.Number)))], C);
        var lead = A % 4 > 0 ? Crewland.Lee : Who(A);
        var stepsIn = backup is null || B % 4 == 0 ? Who(A) : backup.CoveredBy!.Value;
        return What switch
        {
            < 27 => asked is null || C % 4 == 0 ? new Command.Accept(Who(A), absence.Id, [.. clients], null, null)
                : new Command.Accept(C % 7 == 0 ? Who(C) : asked.Member, absence.Id, [.. clients], asked.Number, asked.Terms),
            < 31 => asked is null || C % 4 == 0 ? new Command.Decline(Who(A), absence.Id, [.. clients], null, Reasoned(Who(A)))
                : new Command.Decline(asked.Member, absence.Id, [.. clients], asked.Number, Reasoned(asked.Member)),
            < 34 => new Command.GiveBack(stepsIn, absence.Id, backup is null || C % 2 == 0 ? [.. clients] : [backup.Client], Reasoned(stepsIn)),
            < 36 => new Command.HandTo(lead, absence.Id, client, Who(C)),
            36 => new Command.ChangeDates(boss, absence.Id, Span(play, absence.Owner, AbsenceKind.Planned)),
            37 => new Command.ChangeDates(boss, absence.Id, new AwaySpan(absence.Span.From, LocalDate.Max(absence.Span.FirstDay, play.At.InZone(absence.Week.Zone).Date).PlusDays(1 + (C % 12)).AtMidnight(), true)),
            38 => new Command.CancelAbsence(boss, absence.Id),
            39 => new Command.LeaveOut(boss, absence.Id, [client]),
            40 => new Command.AskAllTheSame(boss, absence.Id, [.. clients]),
            41 => new Command.SetDetails(boss, absence.Id, one is null ? [] : [new ClientDetail(one.Client, (Heat)(C % 3), Why, C % 4 == 0 ? Why : "")], (Reach)(C % 3)),
            42 => one is null ? null : new Command.ChangeWords(boss, absence.Id, one.Client, C % 3 == 0 ? "" : "My own words."),
            43 => new Command.ReadBackHandover(stepsIn, absence.Id, "Look at the inbox", "", C % 2 == 0 ? "Which one?" : "", C % 3 == 0),
            44 => unsaid,
            45 => new Command.SendHold(lead, absence.Id, [.. clients]),
            46 => new Command.OnIt(lead, absence.Id, 1 + (C % 3)),
            47 => new Command.AgreeReport(Who(A), absence.Id, C % 3 == 0),
            48 or 49 => new Command.ComeBack(boss, absence.Id, C % 3 == 0),
            50 => new Command.OneMoreDay(boss, absence.Id),
            51 => absence.StillAway.IsEmpty ? null : new Command.StillAway(lead, absence.Id, absence.StillAway.Length - (C % 2)),
            52 => Pick([.. Bulletin.For(Bulletin.BoardOf(absence.Id), play.Crew)], C) is { } card ? new Command.Undeliverable(Bulletin.BoardOf(absence.Id), card.Key, Pick(Reasons.All, D)!, B % 3 == 0) : null,
            53 => asked is null ? null : new Command.ShownLate(Bulletin.BoardOf(absence.Id), asked.Key, play.At),
            71 => new Command.ReachableAgain(C % 2 == 0 ? null : SomeChannel(play)),
            72 => NotReached(play),
            70 => new Command.OnlyTell(boss, absence.Id, [client]),
            _ => null,
        };
    }

    /// <summary>A card of a member's own board.</summary>
    private Command.Undeliverable? NotReached(Play play)
    {
        var board = Bulletin.BoardOf(Who(A));
        return Pick([.. Bulletin.For(board, play.Crew)], C) is { } card ? new(board, card.Key, Pick(Reasons.All, D)!, B % 3 == 0) : null;
    }

    private Command? OnCrew(Play play) => What switch
    {
        54 => Fine(play),
        55 => new Command.SetBackups(Crewland.Lee, [Pick(Crewland.Clients, A)], [.. Crewland.People.Where((_, i) => ((B >> i) & 1) == 1)]),
        56 => new Command.PersonLeft(SomeChannel(play), Who(A)),
        57 => new Command.PersonJoined(SomeChannel(play), ProfileOf(play.Crew[Who(A)])),
        58 => new Command.PersonJoined(play.Crew.Settings.TeamChannel, ProfileOf(play.Crew[Who(A)]) with { ZoneId = ZoneIds[C % 3] }),
        59 => new Command.NameLead(Crewland.Lee, Who(A)),
        60 => new Command.SetQuiet(Crewland.Lee, A % 3 == 0 ? null : new QuietHours(new LocalTime(20 + (B % 4), 0), new LocalTime(6 + (C % 3), 0))),
        61 => new Command.CantReach("Dana", Who(A), play.At.InZone(play.Crew[Who(A)].Week.Zone).Date),
        62 when B % 3 == 0 => new Command.SetZone(Crewland.Lee, ZoneIds[C % 3]),
        62 => SetTeamChannel(play),
        >= 73 => new Command.OpenHome(Who(A)),
        _ => null,
    };

    private Command? OnClients(Play play)
    {
        var client = Pick([.. play.Crew.Clients.Values], B)!;
        var by = A % 4 > 0 ? client.Owner : Who(A);
        var fresh = $"c{play.Crew.Clients.Count}";
        return What switch
        {
            63 => new Command.AddClient(by, new(fresh), $"Firm {fresh}", Who(C), C % 2 == 0 ? new ToldHow.ByHand() : Crewland.InChannel(fresh, by),
                [.. Crewland.People.Where((_, i) => ((D >> i) & 1) == 1)], D % 7 == 0, Playbook.Empty),
            64 => new Command.RenameClient(by, client.Id, $"{client.Name.Split(" & ")[0]} & {C % 3}"),
            65 => C % 3 > 0 ? null : new Command.ArchiveClient(by, client.Id),
            66 or 67 => new Command.WriteNote(Who(A), client.Id, $"{Why} {C % 3}"),
            68 => new Command.WritePlaybook(Who(A), client.Id, Playbook.Empty with { Heat = Heat.Hot, Why = Why, Nutshell = Why }, D % 3 == 0 ? null : D % 3 == 1),
            69 => Fine(play),
            _ => null,
        };
    }

    private Command.AnswerBackup? Fine(Play play) =>
        Pick([.. play.Crew.Members.Values.SelectMany(member => member.Asked.Select(ask => new Command.AnswerBackup(member.Id, ask.Number, C % 2 == 0)))], A);

    /// <summary>The channel moves, not always with everybody in it.</summary>
    private Command.SetTeamChannel SetTeamChannel(Play play)
    {
        var by = A % 3 > 0 ? Crewland.Lee : Who(A);
        var people = Crewland.People.Where((id, i) => id == by || ((B >> i) & 7) > 0).Select(id => ProfileOf(play.Crew[id]));
        return new(new("other"), by, new ChannelFacts(Crewland.Channel($"team{C % 3}"), "team", false, [.. people]));
    }

    private ChannelRef SomeChannel(Play play) => C % 2 == 0 ? play.Crew.Settings.TeamChannel : Crewland.Channel(Pick(Crewland.Clients, B).Value);

    private static Profile ProfileOf(Member member) => new(member.Id, member.Account, member.Name, member.FullName, member.Week.ZoneId);

    private string Reasoned(MemberId by) => C % 5 == 0 ? "" : $"{Reason}-{by}.";
}
