using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>Runs the scripts in the Node folder; installs what they need on first use, from the lock file.</summary>
public sealed class NodeScripts : IAsyncLifetime
{
    /// <summary>Test classes run side by side; one installs.</summary>
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Where the scripts are, and the packages once they are installed.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "..", "Node");

    /// <summary>For packages that need a newer Node than the machine's: the one in Playwright's package.</summary>
    public static string NewerNode { get; } = Path.Combine(AppContext.BaseDirectory, ".playwright", "node", Platform(), OperatingSystem.IsWindows() ? "node.exe" : "node");

    private readonly string folder = Folder;

    public async ValueTask InitializeAsync()
    {
        await Installing.WaitAsync();
        try
        {
            // npm writes its own copy last; an older one belongs to another lock file.
            if (File.GetLastWriteTimeUtc(Path.Combine(Folder, "node_modules", ".package-lock.json")) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                await Run("npm", ["ci", "--no-audit", "--no-fund"], "");
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Gives the script one JSON document and reads the one it answers with.</summary>
    public async Task<JsonNode> Ask(string script, JsonNode question) => JsonNode.Parse(await Run("node", [script], question.ToJsonString()))!;

    private async Task<string> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await errors}");
    }

    private static string Platform() =>
        OperatingSystem.IsWindows() ? "win32_x64" : $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string Here([CallerFilePath] string path = "") => path;
}
