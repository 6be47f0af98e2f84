using CoverBot.Domain.Dates.Days;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>A length of time, from its start or from now: "for 3 days", "from 5 jan for 2 weeks", "2pm for 2 hours".</summary>
/// <param name="OrLater">"2 weeks from monday" may also be the one day that long after it: asked back.</param>
/// <param name="Loose">No "from": "2 hours tomorrow", "a week in december" name no start.</param>
internal sealed record Lasting(Side? Start, Amount Amount, bool OrLater = false, bool Loose = false) : Phrase
{
    public override Period? Work(Scope scope)
    {
        var side = (Start ?? new Side { IsNow = true }).AsHour();
        if (Amount.Count < 1)
        {
            scope.Fail(Troubles.NotADate("0", scope.Now));
            return null;
        }
        if (Day(side, scope) is not { } day)
        {
            return null;
        }
        if (side.HasTime || Amount.IsShort || side.MinutesAhead is not null)
        {
            return Hours(side, day, scope);
        }
        if (OrLater && scope.Pick("length or later", 2) == 1)
        {
            var later = Amount.After(day);
            return new Period.Days(later, later);
        }
        return new Period.Days(day, Amount.Last(day));
    }

    private LocalDate? Day(Side side, Scope scope)
    {
        if (side.Day is null)
        {
            return scope.Today;
        }
        if (JustGone.Day(side.Day, scope) || side.Day.Resolve(scope) is not { } days)
        {
            return null;
        }
        if (days.From != days.To && (Loose || Amount.IsShort || Start is { IsOpen: false }))
        {
            scope.Fail(Troubles.NoStart(scope.Now));
            return null;
        }
        return days.From;
    }

    private Period.Hours? Hours(Side side, LocalDate day, Scope scope)
    {
        var within = side is { Clock: null, IsOpen: false, Part: Tokens.Part.Morning or Tokens.Part.Afternoon or Tokens.Part.Evening } && Amount.IsShort;
        if (!side.HasTime && side.Day is not null || within)
        {
            scope.Fail(Troubles.NoStart(scope.Now));
            return null;
        }
        var from = scope.Now.PlusMinutes(side.MinutesAhead ?? 0);
        if (side.HasTime)
        {
            var starts = side.Starts(scope);
            if (starts.IsEmpty)
            {
                return null;
            }
            starts = side.Clock is null ? starts : Waking.Hours(starts, day, scope);
            from = day.On(starts[scope.Pick("clock", starts.Length)]);
        }
        return new Period.Hours(from, Amount.Unit switch
        {
            Tokens.Unit.Minute => from.PlusMinutes(Amount.Count),
            Tokens.Unit.Hour => from.PlusHours(Amount.Count),
            _ => Amount.After(from.Date).At(from.TimeOfDay),
        });
    }
}
