using System.Collections.Immutable;
using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Phrases;
using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Whole phrases: a single end, a range, an end only, a length, a list.</summary>
internal static class PhraseGrammar
{
    /// <summary>The phrase, or null when the words make none to the last.</summary>
    public static Phrase? Read(Cursor at) => Complete(at, Ending) ?? Complete(at, Ranging) ?? Complete(at, Measured);

    /// <summary>An end alone, as in "away until …".</summary>
    public static Phrase? ReadEnd(Cursor at)
    {
        at.AcceptAny(T.Until, T.Through, T.To);
        return Complete(at, inner => SideGrammar.Read(inner) is { } side ? new Until(side) : null);
    }

    private static Phrase? Complete(Cursor at, Func<Cursor, Phrase?> rule) => at.Try(inner => rule(inner) is { } phrase && inner.AtEnd ? phrase : null);

    /// <summary>"until fri", "till 3pm", "until fri from tomorrow".</summary>
    private static Phrase? Ending(Cursor at)
    {
        var through = at.Now.Kind == T.Through;
        if (!at.AcceptAny(T.Until, T.Through) || SideGrammar.Read(at) is not { } end)
        {
            return null;
        }
        if (at.AcceptAny(T.From, T.Starting))
        {
            return SideGrammar.Read(at) is { } start ? new Between(start, end, through) : null;
        }
        return new Until(end, through);
    }

    private static Phrase? Ranging(Cursor at)
    {
        at.Accept(T.For);
        var open = at.AcceptAny(T.From, T.Starting) || at.Now.Kind == T.StartOf && at.Peek(1).Kind != T.Of && at.Accept(T.StartOf);
        var between = at.Accept(T.Between);
        if (SideGrammar.Read(at) is not { } side)
        {
            return null;
        }
        var hours = at.Peek(-1).Kind == T.At;
        side = side with { IsOpen = side.IsOpen || open || hours };
        if (!between && side.Day is not null && !side.HasTime && at.Accept(T.Between))
        {
            return SideGrammar.Read(at) is { } inner ? Rest(at, inner with { Day = inner.Day ?? side.Day }, true) : null;
        }
        return Rest(at, side, between);
    }

    private static Phrase? Rest(Cursor at, Side side, bool between)
    {
        at.Accept(at.Peek(1).Kind is T.Until or T.To or T.Dash or T.For ? T.Comma : T.End);
        switch (at.Now.Kind)
        {
            case var _ when at.AtEnd:
                return between ? null : new Alone(side);
            case T.Onwards:
                at.Take();
                return new Alone(side with { IsOpen = true });
            case T.To or T.Until or T.Through or T.Dash:
            case T.And when between:
                return Range(at, side);
            case T.For when !between:
                at.Take();
                at.AcceptAny(T.The, T.This);
                at.Accept(T.Next);
                return AmountGrammar.Read(at) is { } amount ? new Lasting(side, amount) : null;
            case T.Or when !between:
                at.Take();
                return Complete(at, Ranging) is { } second ? new Either(new Alone(side), second) : null;
            case T.Before when !between && side is { Day: not null, HasTime: false }:
                at.Take();
                return SideGrammar.Read(at) is { Day: null } end ? new Between(side, end, false) : null;
            case T.And or T.Comma when !between:
            case T.Weekday when !between && side is { Day: Weekday, HasTime: false }:
                return List(at, side);
            default:
                return null;
        }
    }

    private static Phrase? Range(Cursor at, Side from)
    {
        var link = at.Take();
        at.AcceptAny(T.Until, T.To);
        if (SideGrammar.Read(at) is not { } to)
        {
            return null;
        }
        at.AcceptAny(T.Comma);
        if (at.AtEnd)
        {
            return new Between(from, to, link.Kind is T.Through or T.Dash, link is { Kind: T.Dash, B: 1 });
        }
        if (at.Take().Kind is T.From or T.At or T.Between or T.To or T.Until or T.Dash or T.Through)
        {
            return SideGrammar.Read(at) is not null && Tail(at) ? new Repeating() : null;
        }
        at.Place--;
        return Tail(at) ? new Apart() : null;
    }

    /// <summary>More ends and links up to the end of the phrase.</summary>
    private static bool Tail(Cursor at)
    {
        while (!at.AtEnd)
        {
            var linked = at.AcceptAny(T.And, T.Comma, T.Or, T.To, T.Until, T.Dash, T.Through, T.From);
            if (SideGrammar.Read(at) is null && !linked)
            {
                return false;
            }
        }
        return true;
    }

    private static Phrase? List(Cursor at, Side first)
    {
        var sides = ImmutableArray.CreateBuilder<Side>();
        sides.Add(first);
        while (at.AcceptAny(T.And, T.Comma) || at.Now.Kind == T.Weekday)
        {
            at.AcceptAny(T.And, T.Comma);
            if (SideGrammar.Read(at) is not { } side)
            {
                return null;
            }
            sides.Add(side);
        }
        return at.AtEnd ? new Phrases.Several(sides.ToImmutable()) : Tail(at) ? new Apart() : null;
    }

    /// <summary>"for 3 days", "the next two weeks", "2 weeks from monday", "for an hour from 2pm".</summary>
    private static Phrase? Measured(Cursor at)
    {
        var length = at.Accept(T.For);
        at.AcceptAny(T.The, T.This);
        var next = !length && at.Peek(-1).Kind != T.The && at.Now.Kind == T.Next;
        length |= at.AcceptAny(T.Next, T.Coming);
        if (AmountGrammar.Read(at) is not { } amount)
        {
            return null;
        }
        at.Accept(T.Comma);
        if (at.AtEnd)
        {
            var weeks = next && amount.Unit == Unit.Week ? new Alone(new Side { Day = new NextWeeks(amount.Count) }) : null;
            return weeks is null ? new Lasting(null, amount) : new Either(new Lasting(null, amount), weeks);
        }
        var from = at.Now.Kind == T.From;
        var start = at.AcceptAny(T.From, T.Starting, T.StartOf);
        if (SideGrammar.Read(at) is not { } side)
        {
            return null;
        }
        return new Lasting(start ? side with { IsOpen = true } : side, amount, from && !length && !side.IsNow && (side.Day is Weekday or Relative), !start);
    }
}
