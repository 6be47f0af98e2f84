using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>The hour that a hold notice names: the lead is reminded ahead of it, and no client goes on reading one that has passed.</summary>
internal static class Promising
{
    /// <summary>How long after the hold notice the client is told who takes the work on.</summary>
    private static readonly Duration For = Duration.FromHours(4);

    /// <summary>How long before the hour the lead is reminded.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(30);

    private static readonly LocalTime Ten = new(10, 0);

    /// <summary>The hour to name in a notice said at <paramref name="at"/>: four hours on, or ten o'clock of the crew's next working day when that is past its day.</summary>
    public static Instant Hour(CrewState crew, Instant at)
    {
        var week = WorkWeeks.Of(crew.Settings);
        var hour = (at + For).InZone(week.Zone).LocalDateTime.With(TimeAdjusters.TruncateToHour);
        return week.IsWorkingDay(hour.Date) && hour.Date == week.DayAt(at) && hour.TimeOfDay <= week.To && hour.TimeOfDay >= week.From
            ? week.At(hour.Date, hour.TimeOfDay)
            : week.At(week.DayAt(week.NextWorking(at + For)), LocalTime.Max(Ten, week.From));
    }

    /// <summary>Null when the client reads no hour.</summary>
    public static Instant? Due(Cover cover) => cover.Knows?.Hold is not { By: { } by } hold ? null
        : hold.Reminded || !cover.IsWanting || !cover.HasHeard ? by : by - Ahead;

    /// <summary>Whether a lead may write to this client, for the first time or with a new hour.</summary>
    public static bool MaySay(Cover cover) => cover.IsWanting && (cover.Knows is not { Kind: NoticeKind.Hold } knows || knows.Hold is not { By: not null, Reminded: false });

    /// <summary>The hour is near: its lead is told once, for all clients whose hour that is. It has come: the notice names none any more.</summary>
    public static void Release(Draft draft, AbsenceId id)
    {
        var near = draft[id].Covers.Where(cover => Due(cover) <= draft.At + DueTimes.Grace).ToList();
        foreach (var cover in near)
        {
            var hold = cover.Knows!.Hold!;
            var passed = hold.By <= draft.At + DueTimes.Grace;
            draft.Add(new Event.ClientKnows(id, cover.Client, cover.Knows with { Hold = hold with { By = passed ? null : hold.By, Reminded = true } }));
            if (passed)
            {
                Reword(draft, id, cover);
            }
        }
        if (near.Exists(cover => cover is { IsWanting: true, HasHeard: true, Knows.Hold.Reminded: false }))
        {
            Gaps.Promised(draft, id);
        }
    }

    private static void Reword(Draft draft, AbsenceId id, Cover cover)
    {
        if (cover.Knows!.Said is not null)
        {
            Notices.CloseStanding(draft, draft[id], cover.Client, Card.Of(NoticeWords.Held(draft.Crew, draft[id], cover, draft.At)));
        }
        foreach (var one in cover.ByHand.Where(one => one is { Kind: NoticeKind.Hold, ToldBy: null, Overtaken: false }))
        {
            draft.Add(new Event.HandNoticeWritten(id, cover.Client, one with { Words = NoticeWords.Held(draft.Crew, draft[id], cover, draft.At, byHand: true).Plain }));
        }
    }
}
