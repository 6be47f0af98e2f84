using System.Diagnostics;

namespace CoverBot.Tests.Support;

/// <summary>A second process with a store of its own.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    public ChildProcess(string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CoverBot.Tests.Child.dll"));
        start.ArgumentList.Add(file);
        process = Process.Start(start)!;
    }

    public StreamReader Output => process.StandardOutput;

    /// <summary>SIGKILL where there are signals: nothing of the process runs any more.</summary>
    public void Kill() => process.Kill();

    /// <returns>What it said on its error output, and its exit code.</returns>
    public async Task<(string Error, int Code)> EndAsync(CancellationToken cancel)
    {
        var error = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (error.TrimEnd(), process.ExitCode);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }
}
