using System.Diagnostics;
using System.Globalization;
using CoverBot.Desk;

namespace CoverBot.Web;

/// <summary>
/// Ends the process at one point of the flow, as a power cut would: <c>COVERBOT_FAULT=committed</c>, or <c>committed:3</c> for the third time it is passed.
/// In Development only.
/// </summary>
internal sealed class ProcessFaults(string point, int pass) : IFaults
{
    public const string Variable = "COVERBOT_FAULT";

    private int passed;

    /// <returns>Null when the setting names no point, or not a pass from 1 on.</returns>
    public static ProcessFaults? Parse(string setting)
    {
        var parts = setting.Split(':');
        return Faults.All.Contains(parts[0]) && parts.Length <= 2
            && int.TryParse(parts.ElementAtOrDefault(1) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var pass) && pass > 0
            ? new(parts[0], pass)
            : null;
    }

    public Task AtAsync(string reached)
    {
        if (reached == point && Interlocked.Increment(ref passed) == pass)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
        return Task.CompletedTask;
    }
}
