using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoverBot.Cli;

/// <summary>The options of the <c>teams-package</c> command.</summary>
/// <param name="AppId">The bot's application (client) id.</param>
/// <param name="Domain">Where the bot is on the internet: a host name, with a port if need be.</param>
/// <param name="Version">Three numbers; Teams takes an upload as newer when it is higher.</param>
/// <param name="Developer">Who runs it, as people read in Teams, at most 32 characters; null for the product's name.</param>
/// <param name="Out">The file that is written, in place of an older one.</param>
internal sealed partial record TeamsPackageOptions(Guid AppId, string Domain, string Version, string? Developer, string Out)
{
    /// <summary>Microsoft's limit, from the manifest's schema.</summary>
    private const int LongestDeveloper = 32;

    private const string Usage =
        "Usage: teams-package --app-id 11111111-2222-3333-4444-555555555555 --domain coverbot.example.com [--version 1.0.0] [--developer \"Your company\"] [--out coverbot-teams.zip].";

    private static readonly string[] Names = ["--app-id", "--domain", "--version", "--developer", "--out"];

    /// <summary>The options, or null with all that is wrong, a sentence each.</summary>
    public static TeamsPackageOptions? Parse(string[] args, [NotNullWhen(false)] out string? wrong)
    {
        var given = new Dictionary<string, string>();
        for (var at = 0; at < args.Length; at += 2)
        {
            if (!Names.Contains(args[at]) || at + 1 == args.Length)
            {
                wrong = Names.Contains(args[at]) ? $"{args[at]} needs a value. {Usage}" : $"There is no option {args[at]}. {Usage}";
                return null;
            }
            given[args[at]] = args[at + 1];
        }
        var problems = Problems(given).ToList();
        wrong = problems.Count == 0 ? null : string.Join(' ', [.. problems, Usage]);
        return problems.Count > 0 ? null : new(
            Guid.Parse(given["--app-id"]), given["--domain"].ToLowerInvariant(), given.GetValueOrDefault("--version", "1.0.0"),
            given.GetValueOrDefault("--developer"), given.GetValueOrDefault("--out", "coverbot-teams.zip"));
    }

    private static IEnumerable<string> Problems(Dictionary<string, string> given)
    {
        if (!Guid.TryParseExact(given.GetValueOrDefault("--app-id"), "D", out var id) || id == Guid.Empty)
        {
            yield return "--app-id is the bot's application (client) id, such as 11111111-2222-3333-4444-555555555555.";
        }
        if (!HostName().IsMatch(given.GetValueOrDefault("--domain", "")))
        {
            yield return "--domain is the host name at which the bot is on the internet, such as coverbot.example.com, without https:// and without a path.";
        }
        if (!ThreeNumbers().IsMatch(given.GetValueOrDefault("--version", "1.0.0")))
        {
            yield return "--version is three numbers, such as 1.0.0; raise it with each upload.";
        }
        if (given.GetValueOrDefault("--developer", "CoverBot").Trim().Length is 0 or > LongestDeveloper)
        {
            yield return $"--developer is a name of at most {LongestDeveloper} characters.";
        }
    }

    [GeneratedRegex(@"\A(?=.{4,200}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(:[0-9]{2,5})?\z", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z")]
    private static partial Regex ThreeNumbers();
}
