using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Lengths of time: "3 days", "a fortnight", "half an hour", "1.5 hours", "an hour and a half", "2h 30m".</summary>
internal static class AmountGrammar
{
    /// <summary>The length, with the place after it; null, and the place unmoved, when there is none.</summary>
    public static Amount? Read(Cursor at)
    {
        var place = at.Place;
        if ((Fraction(at) ?? Counted(at)) is { } amount && amount.Count <= Amount.Most * 60)
        {
            return More(at, amount);
        }
        at.Place = place;
        return null;
    }

    /// <summary>"half an hour", "a quarter of an hour", "1.5 hours".</summary>
    private static Amount? Fraction(Cursor at)
    {
        var place = at.Place;
        at.Accept(T.Article);
        var share = at.Accept(T.Half) ? 30 : at.Accept(T.Quarter) ? 15 : 0;
        if (share > 0)
        {
            at.Accept(T.Of);
            at.Accept(T.Article);
            if (at.Now is { Kind: T.Unit, A: (int)Unit.Hour })
            {
                at.Take();
                return new Amount(share, Unit.Minute);
            }
        }
        at.Place = place;
        if (at.Now is { Kind: T.Dotted } dotted && at.Peek(1) is { Kind: T.Unit, A: (int)Unit.Hour } && dotted.C <= 0)
        {
            at.Place += 2;
            return new Amount(dotted.A * 60 + dotted.B * 60 / (dotted.C < 0 ? 10 : 100), Unit.Minute);
        }
        return null;
    }

    private static Amount? Counted(Cursor at)
    {
        var count = 1;
        var half = false;
        if (at.Now is { Kind: T.Number } number)
        {
            at.Take();
            count = number.A;
            half = at.Now.Kind == T.And && at.Peek(1).Kind == T.Article && at.Peek(2).Kind == T.Half;
            at.Place += half ? 3 : 0;
        }
        else if (at.Accept(T.Article))
        {
            at.Accept(T.This);
        }
        else if (!(at.Now is { Kind: T.Unit, B: > 0 }))
        {
            return null;
        }
        at.Accept(T.Of);
        if (at.Now.Kind == T.AllDay && count == 1 && !half)
        {
            at.Take();
            return new Amount(1, Unit.Day);
        }
        if (at.Now is not { Kind: T.Unit } unit || count > Amount.Most)
        {
            return null;
        }
        at.Take();
        if (half)
        {
            return unit.A == (int)Unit.Hour ? new Amount(count * 60 + 30, Unit.Minute) : null;
        }
        return new Amount(count * Math.Max(1, unit.B), (Unit)unit.A);
    }

    /// <summary>"an hour and a half", "2 hours 30 minutes".</summary>
    private static Amount More(Cursor at, Amount amount)
    {
        if (amount.Unit != Unit.Hour)
        {
            return amount;
        }
        if (at.Now.Kind == T.And && at.Peek(1).Kind == T.Article && at.Peek(2).Kind == T.Half)
        {
            at.Place += 3;
            return new Amount(amount.Count * 60 + 30, Unit.Minute);
        }
        var and = at.Now.Kind == T.And ? 1 : 0;
        if (at.Peek(and) is { Kind: T.Number } minutes && at.Peek(and + 1) is { Kind: T.Unit, A: (int)Unit.Minute })
        {
            at.Place += and + 2;
            return new Amount(amount.Count * 60 + minutes.A, Unit.Minute);
        }
        return amount;
    }
}
