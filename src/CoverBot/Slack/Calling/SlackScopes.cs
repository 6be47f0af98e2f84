using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CoverBot.Slack.Calling;

/// <summary>What the bot may do in each workspace, as Slack said last. What is missing is said once, with what is lacking.</summary>
internal sealed partial class SlackScopes(ILogger<SlackScopes> log)
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> known = new();

    /// <summary>What was known at the installation, as long as Slack has not said anything newer.</summary>
    public void Assume(string team, ImmutableHashSet<string> scopes)
    {
        if (!known.ContainsKey(team))
        {
            Learn(team, scopes);
        }
    }

    /// <param name="scopes">Empty when Slack did not say: nothing is learned.</param>
    public void Learn(string team, ImmutableHashSet<string> scopes)
    {
        if (scopes.IsEmpty || (known.TryGetValue(team, out var before) && before.SetEquals(scopes)))
        {
            return;
        }
        known[team] = scopes;
        foreach (var (scope, without) in SlackManifest.Scopes.Where(one => !scopes.Contains(one.Key)))
        {
            Log.Missing(log, team, scope, without);
        }
    }

    /// <summary>Whether the bot has all of these there. Yes as long as it is not known: to ask in vain does no harm, and not to ask may post twice.</summary>
    public bool Has(string team, params ReadOnlySpan<string> scopes)
    {
        if (!known.TryGetValue(team, out var these))
        {
            return true;
        }
        foreach (var scope in scopes)
        {
            if (!these.Contains(scope))
            {
                return false;
            }
        }
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack workspace {Team}: the scope {Scope} is missing; without it {Without}. Install the app there once more, with all its scopes")]
        public static partial void Missing(ILogger log, string team, string scope, string without);
    }
}
