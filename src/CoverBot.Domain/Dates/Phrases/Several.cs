using System.Collections.Immutable;
using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>"mon, tue and wed": one period when each follows the one before, else two lines are asked for.</summary>
internal sealed record Several(ImmutableArray<Side> Sides) : Phrase
{
    public override Period? Work(Scope scope)
    {
        DaySpan? all = null;
        foreach (var side in Shared())
        {
            if (side.HasTime || side.IsNow || side.Day is null)
            {
                scope.Fail(Troubles.Several(scope.Now));
                return null;
            }
            if (side.Day.Resolve(all is { } before ? scope.EndOf(before.To) : scope) is not { } days)
            {
                return null;
            }
            if (all is not null && !Follows(all.Value, days))
            {
                scope.Fail(Troubles.Several(scope.Now));
                return null;
            }
            all = new DaySpan(all?.From ?? days.From, days.To);
        }
        return all is { } span ? new Period.Days(span.From, span.To) : null;
    }

    /// <summary>"24, 25 and 26 dec": the month of the last is that of the bare numbers before it.</summary>
    private IEnumerable<Side> Shared() => Sides.Select((side, at) => side.Bare is not { } day ? Month(side)
        : at == 0 || Sides[^1].Bare is null ? side.AsDay(Sharing.WithDay(Sides[^1].Day, day) ?? new DayOfMonth(day))
        : side.AsDay(Sharing.WithDay(Sides[0].Day, day) ?? new DayOfMonth(day)));

    private Side Month(Side side) => side.Day is Weekday { Which: Which.Bare, Week: null } && Sides[^1].Day is Weekday { Week: not null } last
        ? side with { Day = Sharing.Lend(side.Day, last) } : side.Day is DayOfMonth { Of: null } day && Sharing.WithDay(Sides[^1].Day, day.Day) is { } shared ? side with { Day = shared } : side;

    /// <summary>A Monday follows a Friday although a weekend lies between.</summary>
    private static bool Follows(DaySpan before, DaySpan next)
    {
        var gap = NodaTime.Period.DaysBetween(before.To, next.From);
        return gap == 1 || gap == 3 && before.To.DayOfWeek == IsoDayOfWeek.Friday;
    }
}

/// <summary>"fri or mon": both are asked back.</summary>
internal sealed record Either(Phrase First, Phrase Second) : Phrase
{
    public override Period? Work(Scope scope) => scope.Pick("either", 2) == 0 ? First.Work(scope) : Second.Work(scope);
}

/// <summary>The same hours on several days: "mon-fri 9-5".</summary>
internal sealed record Repeating : Phrase
{
    public override Period? Work(Scope scope)
    {
        scope.Fail(Troubles.Repeating(scope.Now));
        return null;
    }
}

/// <summary>Stretches that do not follow one another.</summary>
internal sealed record Apart : Phrase
{
    public override Period? Work(Scope scope)
    {
        scope.Fail(Troubles.Several(scope.Now));
        return null;
    }
}
