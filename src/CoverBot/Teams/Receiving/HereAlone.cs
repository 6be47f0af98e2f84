using System.Net;

namespace CoverBot.Teams.Receiving;

/// <summary>Whether a request comes from this machine, and not through a tunnel or by a name that somebody pointed here.</summary>
internal static class HereAlone
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Origin"];

    public static bool Is(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !Forwarded.Any(request.Headers.ContainsKey);
}
