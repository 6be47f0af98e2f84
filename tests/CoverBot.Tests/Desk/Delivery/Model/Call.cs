using NodaTime;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>A call that a courier waits for.</summary>
/// <param name="Name">What it is; equal names mean equal calls.</param>
/// <param name="Kind">What may go wrong with it.</param>
/// <param name="Do">Does it on the other side, and returns what that answers.</param>
/// <param name="Answer">Gives the courier its answer.</param>
internal sealed record Call(string Name, CallKind Kind, Func<object> Do, Action<object> Answer);

internal enum CallKind
{
    Read,
    Commit,
    Post,
    Edit,
}

/// <summary>A request of which no answer will come; it may still be done before <paramref name="Deadline"/>.</summary>
internal sealed record Straggler(Call Call, Instant Deadline);
