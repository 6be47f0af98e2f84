using NodaTime;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>A call that a courier waits for.</summary>
/// <param name="name">What it is; equal names mean equal calls.</param>
/// <param name="effect">What it does on the other side, and what that answers.</param>
/// <param name="answer">Gives the courier its answer.</param>
/// <param name="kind">What may go wrong with it.</param>
internal sealed class Call(string name, CallKind kind, Instant begun, Func<object> effect, Action<object> answer)
{
    private object? _answered;

    public string Name { get; } = name;

    public CallKind Kind { get; } = kind;

    public Instant Begun { get; } = begun;

    /// <summary>Whether it was done already and only its answer is under way.</summary>
    public bool Done => _answered is not null;

    /// <summary>Does it, without an answer yet. Returns what the answer will be.</summary>
    public object Do() => _answered ??= effect();

    public void Answer(object value) => answer(value);
}

internal enum CallKind
{
    Read,
    Commit,
    Post,
    Edit,
}

/// <summary>A request of which no answer will come; it may still be done before <paramref name="Deadline"/>.</summary>
internal sealed record Straggler(Call Call, Instant Deadline);
