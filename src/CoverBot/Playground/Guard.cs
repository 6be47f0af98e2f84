using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CoverBot.Playground;

/// <summary>
/// The Playground plays everybody, so it talks only to a browser on the same machine that is showing its own page: loopback address and name (no name
/// that was pointed here by somebody else), nothing forwarded by a tunnel, and no other site's script.
/// </summary>
internal sealed class Guard : IEndpointFilter
{
    private const long MostBytes = 256 * 1024;

    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsLocal(http))
        {
            return Results.NotFound();
        }
        Harden(http.Response.Headers);
        if (HttpMethods.IsPost(http.Request.Method))
        {
            if (!IsOwnPage(http.Request))
            {
                return Problem.Of(StatusCodes.Status403Forbidden, "Only the Playground's own page may do that.");
            }
            if (!http.Request.HasJsonContentType())
            {
                return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the content type application/json.");
            }
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = MostBytes;
            }
        }
        return await next(context);
    }

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !Forwarded.Any(http.Request.Headers.ContainsKey);

    private static bool IsOwnPage(HttpRequest request) =>
        (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}")
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    private static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.CacheControl] = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
