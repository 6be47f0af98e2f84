using CoverBot.Domain.Dates.Days;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>A date without a year that went by in the last month: "20 nov" said on the 23rd is a slip, not next year's.</summary>
internal static class JustGone
{
    private const int Recent = 31;

    /// <summary>Whether the day went by lately; the scope then knows.</summary>
    public static bool Day(DayNode? node, Scope scope) =>
        Last(node, scope) is { } day && !scope.Fail(Troubles.JustGone(day, scope.Now));

    /// <summary>Whether the range began lately: "20 nov - 27 nov" said on the 23rd; the scope then knows.</summary>
    public static bool Range(DayNode? from, DayNode? to, Scope scope)
    {
        if (Last(from, scope) is not { } began || Plain(to) is not CalendarDate { Year: null } end
            || end.Resolve(Aside(scope).EndOf(began)) is not { } ended || NodaTime.Period.DaysBetween(began, ended.To) > Recent * 2)
        {
            return false;
        }
        return !scope.Fail(ended.To < scope.Today ? Troubles.JustGone(began, scope.Now) : Troubles.Past(new Period.Days(began, ended.To), scope.Now));
    }

    /// <summary>The day as it was last, when that is at most a month ago.</summary>
    private static LocalDate? Last(DayNode? node, Scope scope)
    {
        if (Plain(node) is not CalendarDate { Year: null } date || date.Resolve(Aside(scope)) is not { } next)
        {
            return null;
        }
        var gone = next.From.PlusYears(-1);
        return NodaTime.Period.DaysBetween(gone, scope.Today) is >= 1 and <= Recent ? gone : null;
    }

    private static DayNode? Plain(DayNode? node) => node is Checked check ? check.Date : node;

    private static Scope Aside(Scope scope) => Scope.For(scope.Now, new Choices());
}
