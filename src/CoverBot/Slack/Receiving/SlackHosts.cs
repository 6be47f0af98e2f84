namespace CoverBot.Slack.Receiving;

/// <summary>Addresses that come in payloads: only Slack's own are called, so that no payload makes the bot call another host.</summary>
internal static class SlackHosts
{
    /// <param name="address">As received.</param>
    /// <param name="scheme">"https" or "wss"; without its last letter where Slack is played on this machine.</param>
    /// <param name="api">Where the Web API is.</param>
    /// <returns>Null when it is not to be called.</returns>
    public static Uri? Allowed(string? address, string scheme, Uri api)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return null;
        }
        // An API without TLS is a stand-in for Slack in Development (nothing else gets past the settings): then nobody else is called, the real Slack included.
        return api.Scheme == Uri.UriSchemeHttp
            ? api.IsLoopback && uri.Scheme == scheme[..^1] && uri.Host == api.Host ? uri : null
            : uri.Scheme == scheme && uri.IsDefaultPort && (IsOf(uri.Host, "slack.com") || IsOf(uri.Host, api.Host)) ? uri : null;
    }

    /// <summary>GovSlack has a domain of its own, which its API stands in as well.</summary>
    private static bool IsOf(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}
