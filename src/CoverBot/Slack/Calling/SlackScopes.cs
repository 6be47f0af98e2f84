using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CoverBot.Slack.Calling;

/// <summary>What the bot may do in each workspace, as Slack said last. What is missing is said once, with what does not work without.</summary>
internal sealed partial class SlackScopes(ILogger<SlackScopes> log)
{
    private static readonly (string Scope, string Without)[] Wanted =
    [
        ("commands", "nobody can type the command"),
        ("chat:write", "nothing can be posted"),
        ("im:write", "nobody can be written to in their own chat"),
        ("im:history", "what people type to the bot is not heard, and a message to somebody whose answer was lost may be sent twice"),
        ("users:read", "names and time zones are not known"),
        ("app_mentions:read", "mentions of the bot in channels are not heard"),
        ("channels:read", "public channels, who is in them and who comes and goes are not known"),
        ("groups:read", "private channels, who is in them and who comes and goes are not known"),
        ("channels:history", "a message to a public channel whose answer was lost may be sent twice"),
        ("groups:history", "a message to a private channel whose answer was lost may be sent twice"),
    ];

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
        foreach (var (scope, without) in Wanted.Where(one => !scopes.Contains(one.Scope)))
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack workspace {Team}: the scope {Scope} is missing; without it {Without}. Add it to the app and install it there again.")]
        public static partial void Missing(ILogger log, string team, string scope, string without);
    }
}
