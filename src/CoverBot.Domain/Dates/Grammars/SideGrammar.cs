using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Phrases;
using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>One end of a period: a day and a time in any order.</summary>
internal static class SideGrammar
{
    /// <summary>The end that stands here; null, and the place unmoved, when there is none.</summary>
    public static Side? Read(Cursor at)
    {
        Side? side = null;
        while (at.Try(inner => Next(inner, side ?? new Side())) is { } more)
        {
            side = more;
        }
        return side;
    }

    private static Side? Next(Cursor at, Side side)
    {
        var listed = at.Peek(1) is { Kind: T.Number, B: <= 2 } && at.Peek(2).Kind is T.End or T.And or T.Comma;
        if (at.Now.Kind == T.Comma && (listed || side.IsBareOnly || side == new Side()))
        {
            return null;
        }
        at.Accept(T.Comma);
        if (at.Accept(T.AllDay))
        {
            return AllDay(at, side);
        }
        return Day(at, side) ?? at.Try(inner => Time(inner, side));
    }

    /// <summary>"all day friday" is Friday, "all day" today.</summary>
    private static Side AllDay(Cursor at, Side side)
    {
        at.AcceptAny(T.Comma, T.On);
        return side.Day is not null ? side : side with { Day = DayGrammar.Read(at) ?? new Relative(0) };
    }

    private static Side? Day(Cursor at, Side side)
    {
        if (side.Day is not null && !IsTonight(at.Now))
        {
            return null;
        }
        if (IsTonight(at.Now))
        {
            at.Take();
            return side.Day is null or Relative { Offset: 0 } ? side with { Day = new Relative(0), Part = side.Part ?? Part.Evening } : null;
        }
        if (RestOfDay(at) is { } rest)
        {
            return rest;
        }
        var place = at.Place;
        if (side.HasTime || side.Bare is not null)
        {
            at.Accept(T.Of);
        }
        if (DayGrammar.Read(at) is { } day)
        {
            return side with { Day = day };
        }
        at.Place = place;
        return null;
    }

    private static bool IsTonight(Token token) => token is { Kind: T.Relative, B: 1 };

    /// <summary>"the rest of the day": from now on.</summary>
    private static Side? RestOfDay(Cursor at) => at.Try(inner =>
    {
        inner.Accept(T.The);
        if (!inner.Accept(T.Rest) || !inner.Accept(T.Of))
        {
            return null;
        }
        inner.AcceptAny(T.The, T.This);
        if (inner.Now.Kind == T.Part)
        {
            return new Side { Part = (Part)inner.Take().A };
        }
        return inner.Accept(T.AllDay) || inner.Now is { Kind: T.Unit, A: (int)Unit.Day } or { Kind: T.Relative, A: 0 } && inner.Take().Kind != T.End
            ? new Side { IsNow = true } : null;
    });

    private static Side? Time(Cursor at, Side side)
    {
        if (at.Now.Kind == T.Now && side == new Side())
        {
            at.Take();
            return side with { IsNow = true };
        }
        if (side.Part is null && TimeGrammar.PartOfDay(at) is { } part)
        {
            return side with { Part = part };
        }
        var after = side.Bare is null && side.Clock is null && at.Accept(T.After);
        var open = after || side.Day is not null && at.AcceptAny(T.From, T.Starting);
        at.AcceptAny(T.At, T.On);
        if (side.Clock is null && side.Bare is null && TimeGrammar.Clock(at) is { } clock)
        {
            return side with { Clock = clock, IsOpen = side.IsOpen || open };
        }
        if (open && !after && at.Now.Kind == T.Part)
        {
            return side with { Part = (Part)at.Take().A, IsOpen = true };
        }
        return Ahead(at, side) ?? Bare(at, side, open || at.Peek(-1).Kind == T.At);
    }

    /// <summary>"in 2 hours".</summary>
    private static Side? Ahead(Cursor at, Side side)
    {
        if (side != new Side())
        {
            return null;
        }
        var isIn = at.Accept(T.In);
        if (AmountGrammar.Read(at) is not { IsShort: true } amount || !isIn && !(at.Now.Kind == T.From && at.Peek(1).Kind == T.Now))
        {
            return null;
        }
        at.Place += isIn ? 0 : 2;
        return new Side { MinutesAhead = amount.Count * (amount.Unit == Unit.Hour ? 60 : 1) };
    }

    private static Side? Bare(Cursor at, Side side, bool open)
    {
        if (side.Bare is not null || side.Clock is not null || at.Now is not { Kind: T.Number, B: <= 2 } number || at.Peek(1).Kind is T.Unit or T.Month)
        {
            return null;
        }
        at.Take();
        return side with { Bare = number.A, BareYear = FullYear(at), IsOpen = side.IsOpen || open };
    }

    /// <summary>The year of "dec 24-28, 2026"; the 25 of "24, 25 and 26 dec" is none.</summary>
    private static int? FullYear(Cursor at)
    {
        var token = at.Now.Kind == T.Comma ? at.Peek(1) : at.Now;
        return token is { Kind: T.Number, B: 4 } ? at.Year(afterComma: true) : null;
    }
}
