using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
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

    public static Gen<Move[]> Many { get; } = Gen.Select(Gen.Int[0, 59], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], (what, a, b, c, d) => new Move(what, a, b, c, d)).Array[1, 30];

    public static Gen<string[]> Zones { get; } = Gen.Int[0, 2].Select(zone => new[] { Crewland.London, Crewland.NewYork, Crewland.Auckland }[zone]).Array[Crewland.People.Length];

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
                play.Say(GoAway(play));
                break;
            default:
                if (OnAbsence(play) is { } command)
                {
                    play.Say(command);
                }
                else if (OnCrew(play) is { } other)
                {
                    play.Say(other);
                }
                break;
        }
    }

    private static T? Pick<T>(IReadOnlyList<T> list, int number) => list.Count == 0 ? default : list[number % list.Count];

    private static MemberId Who(int number) => Pick(Crewland.People, number);

    private Command.GoAway GoAway(Play play)
    {
        var owner = A % 10 < 7 ? Crewland.Ann : Who(A);
        var by = B % 4 > 0 ? owner : Who(B);
        var kind = by != owner && C % 3 > 0 ? AbsenceKind.Reported : C % 3 == 0 ? AbsenceKind.Emergency : AbsenceKind.Planned;
        var clients = D % 5 == 0 ? [Pick(Crewland.Clients, C)] : Array.Empty<ClientId>();
        var detail = new ClientDetail(Pick(Crewland.Clients, B), Heat.Hot, Why, "");
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
        var one = absence.Covers.Length == 0 ? null : Pick(absence.Covers, B);
        var asked = Pick(absence.Asks, A);
        var boss = A % 4 > 0 ? absence.Owner : Who(A);
        var lead = A % 4 > 0 ? Crewland.Lee : Who(A);
        var stepsIn = B % 4 > 0 ? one?.CoveredBy ?? Who(A) : Who(A);
        return What switch
        {
            < 27 => asked is null || C % 4 == 0 ? new Command.Accept(Who(A), absence.Id, [.. clients], null, null)
                : new Command.Accept(C % 7 == 0 ? Who(C) : asked.Member, absence.Id, [.. clients], asked.Number, asked.Terms),
            < 31 => asked is null || C % 4 == 0 ? new Command.Decline(Who(A), absence.Id, [.. clients], null, Reasoned(Who(A)))
                : new Command.Decline(asked.Member, absence.Id, [.. clients], asked.Number, Reasoned(asked.Member)),
            < 34 => new Command.GiveBack(stepsIn, absence.Id, [.. clients], Reasoned(stepsIn)),
            < 36 => new Command.HandTo(lead, absence.Id, client, Who(C)),
            36 => new Command.ChangeDates(boss, absence.Id, Span(play, absence.Owner, AbsenceKind.Planned)),
            37 => new Command.ChangeDates(boss, absence.Id, new AwaySpan(absence.Span.From, LocalDate.Max(absence.Span.FirstDay, play.At.InZone(absence.Week.Zone).Date).PlusDays(1 + (C % 12)).AtMidnight(), true)),
            38 => new Command.CancelAbsence(boss, absence.Id),
            39 => new Command.LeaveOut(boss, absence.Id, [client]),
            40 => new Command.AskAllTheSame(boss, absence.Id, [.. clients]),
            41 => new Command.SetDetails(boss, absence.Id, one is null ? [] : [new ClientDetail(one.Client, (Heat)(C % 3), Why, "")], (Reach)(C % 3)),
            42 => one is null ? null : new Command.ChangeWords(boss, absence.Id, one.Client, C % 3 == 0 ? "" : "My own words."),
            43 => new Command.ReadBackHandover(stepsIn, absence.Id, "Look at the inbox", "", C % 2 == 0 ? "Which one?" : "", C % 3 == 0),
            44 => one is null ? null : new Command.MarkTold(boss, absence.Id, one.Client, 1 + (C % 3)),
            45 => new Command.SendHold(lead, absence.Id, [.. clients]),
            46 => new Command.OnIt(lead, absence.Id, 1 + (C % 3)),
            47 => new Command.AgreeReport(Who(A), absence.Id, C % 3 == 0),
            48 or 49 => new Command.ComeBack(boss, absence.Id, C % 3 == 0),
            50 => new Command.OneMoreDay(boss, absence.Id),
            51 => new Command.StillAway(lead, absence.Id, 1 + (C % 3)),
            52 => Pick([.. Bulletin.For(Bulletin.BoardOf(absence.Id), play.Crew)], C) is { } card ? new Command.Undeliverable(Bulletin.BoardOf(absence.Id), card.Key, "blocked") : null,
            53 => asked is null ? null : new Command.ShownLate(Bulletin.BoardOf(absence.Id), asked.Key, play.At),
            _ => null,
        };
    }

    private Command? OnCrew(Play play) => What switch
    {
        54 => new Command.SetBackups(Crewland.Lee, [Pick(Crewland.Clients, A)], [.. Crewland.People.Where((_, i) => ((B >> i) & 1) == 1)]),
        55 => new Command.PersonLeft(C % 2 == 0 ? Crewland.TeamChannel : Crewland.Channel(Pick(Crewland.Clients, B).Value), Who(A)),
        56 or 57 => new Command.PersonJoined(C % 2 == 0 ? Crewland.TeamChannel : Crewland.Channel(Pick(Crewland.Clients, B).Value), ProfileOf(play.Crew[Who(A)])),
        58 => new Command.NameLead(Crewland.Lee, Who(A)),
        59 => new Command.SetQuiet(Crewland.Lee, A % 3 == 0 ? null : new QuietHours(new LocalTime(20 + (B % 4), 0), new LocalTime(6 + (C % 3), 0))),
        _ => null,
    };

    private static Profile ProfileOf(Member member) => new(member.Id, member.Account, member.Name, member.FullName, member.Week.ZoneId);

    private string Reasoned(MemberId by) => C % 5 == 0 ? "" : $"{Reason}-{by}.";
}
