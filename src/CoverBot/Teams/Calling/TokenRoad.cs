using Microsoft.Identity.Client;

namespace CoverBot.Teams.Calling;

/// <summary>How the token library reaches the token service: through the host's own HTTP clients.</summary>
internal sealed class TokenRoad(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public const string Client = "teams-token";

    public HttpClient GetHttpClient() => clients.CreateClient(Client);
}

/// <summary>Asks at the configured address instead of Microsoft's own.</summary>
internal sealed class TokenDetour(Uri address) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new UriBuilder(address) { Query = request.RequestUri?.Query }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
