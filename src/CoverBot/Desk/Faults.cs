namespace CoverBot.Desk;

/// <summary>Where a test may end the process, to see that nothing is lost or said twice. Does nothing in production.</summary>
public interface IFaults
{
    /// <summary>Called when the flow reaches <paramref name="point"/>, one of <see cref="Faults.All"/>.</summary>
    Task AtAsync(string point);
}

/// <summary>The null object: nothing ever happens.</summary>
public sealed class NoFaults : IFaults
{
    public Task AtAsync(string point) => Task.CompletedTask;
}

/// <summary>The names of the points, in the order a command passes them.</summary>
public static class Faults
{
    public const string WakeUpSent = "wake-up sent";

    /// <summary>The transaction was sent, its answer is not read yet.</summary>
    public const string InTheCommit = "in the commit";
    public const string Committed = "committed";
    public const string Answered = "answered";

    /// <summary>The board is held; nothing was read under the hold yet.</summary>
    public const string Held = "held";

    /// <summary>The board's row says which cards are about to be posted.</summary>
    public const string SendingSaved = "sending saved";

    /// <summary>A post or an edit is on its way, its answer is not read yet.</summary>
    public const string Sent = "sent";

    /// <summary>The chat has answered; the board's row does not know it yet.</summary>
    public const string AnswerRead = "answer read";
    public const string Released = "released";
    public const string WakeUpHidden = "wake-up hidden";

    public static IReadOnlyList<string> All { get; } =
        [WakeUpSent, InTheCommit, Committed, Answered, Held, SendingSaved, Sent, AnswerRead, Released, WakeUpHidden];
}
