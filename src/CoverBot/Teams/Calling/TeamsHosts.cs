namespace CoverBot.Teams.Calling;

/// <summary>Who gets the bot's token: Teams alone. A forged service URL would otherwise be handed it.</summary>
internal sealed class TeamsHosts(TeamsOptions options)
{
    /// <summary>Exactly: everybody with an Azure account can have another name under it.</summary>
    private const string Public = "smba.trafficmanager.net";

    /// <summary>Microsoft's own, government clouds included.</summary>
    private static readonly string[] Domains = [".botframework.com", ".botframework.azure.us", ".teams.microsoft.com", ".teams.microsoft.us"];

    public bool IsAllowed(Uri url) => url.IsAbsoluteUri && url is { UserInfo: "", Query: "", Fragment: "" } && (IsTeams(url) || IsStandIn(url));

    private static bool IsTeams(Uri url) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns
        && (url.IdnHost == Public || Domains.Any(domain => url.IdnHost.EndsWith(domain, StringComparison.Ordinal)));

    private bool IsStandIn(Uri url) => options.Loopback && url.IsLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
