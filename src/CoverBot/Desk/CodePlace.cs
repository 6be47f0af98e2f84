namespace CoverBot.Desk;

/// <summary>What went wrong and where in the code, without the message: that may carry what somebody typed.</summary>
internal static class CodePlace
{
    public static string Of(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var frames = (error.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(3);
        var inner = error.InnerException is { } cause ? $" < {Of(cause)}" : "";
        return $"{error.GetType().Name} {string.Join(" < ", frames)}{inner}";
    }
}
