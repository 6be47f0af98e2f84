using CoverBot.Desk;
using CoverBot.Storage;

namespace CoverBot.Web;

/// <summary>What can be set, and what is wrong with it: all of it at once, each with its key and what is expected.</summary>
internal static class Settings
{
    public const string StorageKey = "Storage:Connection";
    public const string PlaygroundKey = "Playground:File";

    /// <summary>Where the bot keeps what it knows; null when the setting can't be used.</summary>
    public static StorageConnection? Storage(IConfiguration configuration) => StorageConnection.Read(configuration[StorageKey], out _);

    /// <summary>A sentence for each setting that can't be used; empty when CoverBot may start.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool development)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return
        [
            .. new[] { StorageProblem(configuration), development ? Playground(configuration) : null, Urls(configuration), Fault(configuration, development) }.OfType<string>(),
            .. ClockSettings.Problems(configuration, development, Storage(configuration) is StorageConnection.Sqlite),
        ];
    }

    private static string? StorageProblem(IConfiguration configuration) =>
        StorageConnection.Read(configuration[StorageKey], out var problem) is null ? $"{StorageKey}: {problem}" : null;

    private static string? Playground(IConfiguration configuration)
    {
        const string Expected = "expected is a file in an existing folder, such as playground.db";
        if (configuration[PlaygroundKey] is not { } set)
        {
            return null;
        }
        if (string.IsNullOrWhiteSpace(set) || Directory.Exists(set))
        {
            return $"{PlaygroundKey}: names no file; {Expected}.";
        }
        var full = Path.GetFullPath(set);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            return $"{PlaygroundKey}: the folder '{Path.GetDirectoryName(full)}' does not exist; {Expected}.";
        }
        return Storage(configuration) is StorageConnection.Sqlite store && Path.GetFullPath(store.File) == full
            ? $"{PlaygroundKey}: is the file of {StorageKey}; expected is another one, such as playground.db."
            : null;
    }

    private static string? Urls(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(url => !IsUrl(url)) is { } wrong
            ? $"ASPNETCORE_URLS: '{wrong}' is no address to listen on; expected is one such as http://127.0.0.1:5080."
            : null;

    private static bool IsUrl(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string? Fault(IConfiguration configuration, bool development) =>
        development && configuration[ProcessFaults.Variable] is { Length: > 0 } set && ProcessFaults.Parse(set) is null
            ? $"{ProcessFaults.Variable}: '{set}' names no point; expected is one of: {string.Join(", ", Faults.All)}; with ':2' for its second time."
            : null;
}
