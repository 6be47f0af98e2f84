using CoverBot.Desk;

namespace CoverBot.Web;

/// <summary>What can be set, and what is wrong with it: all of it at once, each with its key and what is expected.</summary>
internal static class Settings
{
    public const string StorageKey = "Storage:Connection";
    public const string PlaygroundKey = "Playground:File";

    private const string Prefix = "sqlite:";
    private const string Standard = "sqlite:coverbot.db";

    /// <summary>The file of the embedded store.</summary>
    public static string StorageFile(IConfiguration configuration) => Connection(configuration)[Prefix.Length..];

    /// <summary>A sentence for each setting that can't be used; empty when CoverBot may start.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool development)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return [.. new[] { Storage(configuration), development ? Playground(configuration) : null, Urls(configuration), Fault(configuration, development) }.OfType<string>()];
    }

    private static string Connection(IConfiguration configuration) => configuration[StorageKey] is { Length: > 0 } set ? set : Standard;

    private static string? Storage(IConfiguration configuration)
    {
        var connection = Connection(configuration);
        if (connection.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return string.IsNullOrWhiteSpace(connection[Prefix.Length..]) ? $"{StorageKey}: names no file; expected is {Prefix}<file>, such as {Standard}." : null;
        }
        return IsAzure(connection)
            ? $"{StorageKey}: Azure storage is not there yet; expected is {Prefix}<file>, such as {Standard}."
            : $"{StorageKey}: this is no storage CoverBot knows; expected is {Prefix}<file>, such as {Standard}.";
    }

    private static bool IsAzure(string connection) =>
        connection.Contains("AccountName=", StringComparison.OrdinalIgnoreCase) || connection.Contains("UseDevelopmentStorage", StringComparison.OrdinalIgnoreCase)
        || connection.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

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
        return Storage(configuration) is null && Path.GetFullPath(StorageFile(configuration)) == full
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
