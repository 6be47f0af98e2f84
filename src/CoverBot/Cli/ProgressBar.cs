using static System.FormattableString;

namespace CoverBot.Cli;

/// <summary>How far a long command is: one line that is written over, or a line each tenth where the output is a file.</summary>
internal sealed class ProgressBar(TextWriter output, bool overwrites)
{
    private const int Width = 30;
    private long shown = -1;
    private bool isOpen;

    public void Show(long done, long total)
    {
        var hundredths = total == 0 ? 100 : done * 100 / total;
        var step = overwrites ? hundredths : hundredths / 10 * 10;
        if (step == shown)
        {
            return;
        }
        (shown, isOpen) = (step, overwrites && step < 100);
        var full = (int)(step * Width / 100);
        output.Write(Invariant($"{(overwrites ? "\r" : "")}[{new string('#', full)}{new string('.', Width - full)}] {step,3} %{(isOpen ? "" : Environment.NewLine)}"));
        output.Flush();
    }

    /// <summary>It comes to no more: what is said next is on a line of its own.</summary>
    public void End()
    {
        if (isOpen)
        {
            output.WriteLine();
            isOpen = false;
        }
    }
}
