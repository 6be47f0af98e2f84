using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>"next two weeks" as the weeks that begin with next week's Monday.</summary>
internal sealed record NextWeeks(int Count) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope)
    {
        var monday = Calendar.Monday(scope.Today).PlusWeeks(1);
        return new DaySpan(monday, monday.PlusWeeks(Count).PlusDays(-3));
    }
}

/// <summary>"the first two weeks of january", "the last 3 days of the month". Weeks are asked back: by the date, or from Monday to Friday.</summary>
internal sealed record EdgeLength(Amount Length, bool Last, DayNode Of) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope) => Whole(scope) is { } whole ? Remaining.Of(whole, scope) : null;

    public override DaySpan? Whole(Scope scope)
    {
        if (Of.Whole(scope) is not { } month)
        {
            return null;
        }
        var whole = Length.Unit == Unit.Week && Edge(month).DayOfWeek != (Last ? IsoDayOfWeek.Sunday : IsoDayOfWeek.Monday) && scope.Pick("weeks of the month", 2) == 1;
        var span = whole ? Weeks(month) : Dates(month);
        var fits = Length.Count > 0 && span.From >= month.From && span.To <= month.To;
        return fits || whole || scope.Fail(Troubles.NoSuch("A month is not that long.", scope.Now)) ? span : null;
    }

    private LocalDate Edge(DaySpan month) => Last ? month.To : month.From;

    private DaySpan Dates(DaySpan month)
    {
        if (!Last)
        {
            return new DaySpan(month.From, Length.Last(month.From));
        }
        var first = month.To;
        while (first > month.From && Length.Last(first) > month.To)
        {
            first = first.PlusDays(-1);
        }
        return new DaySpan(first, month.To);
    }

    private DaySpan Weeks(DaySpan month)
    {
        var monday = Last ? Calendar.Monday(month.To.PlusDays(-2)).PlusWeeks(1 - Length.Count) : Calendar.Monday(month.From.PlusDays(6));
        return new DaySpan(monday, monday.PlusWeeks(Length.Count).PlusDays(-3));
    }
}
