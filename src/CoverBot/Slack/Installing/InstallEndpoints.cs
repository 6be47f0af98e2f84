using CoverBot.Desk;
using Microsoft.AspNetCore.WebUtilities;

namespace CoverBot.Slack.Installing;

/// <summary>OAuth v2: the browser goes to Slack with a state and comes back with it and a code.</summary>
internal sealed partial class InstallEndpoints(
    SlackOptions options, InstallState states, OAuthAccess access, StoredWorkspaces workspaces, IReach reach, ILogger<InstallEndpoints> log)
{
    public const string Install = "/slack/install";
    public const string Return = "/slack/oauth";

    private const string Cookie = "coverbot-install";
    private const int LongestCode = 2_000;

    public IResult Begin(HttpContext http)
    {
        var (state, cookie) = states.Make();
        Harden(http.Response.Headers);
        http.Response.Cookies.Append(Cookie, cookie, CookieFor(http.Request));
        return Results.Redirect(QueryHelpers.AddQueryString(new Uri(options.ApiUrl, "/oauth/v2/authorize").AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["scope"] = string.Join(',', SlackManifest.Scopes.Keys),
            ["redirect_uri"] = ReturnAddress(http.Request),
            ["state"] = state,
        }));
    }

    public async Task<IResult> FinishAsync(HttpContext http, string? code, string? state, string? error, CancellationToken cancel)
    {
        Harden(http.Response.Headers);
        if (state is not { Length: <= LongestCode } || http.Request.Cookies[Cookie] is not { Length: > 0 } cookie || !await states.TakeAsync(state, cookie, cancel))
        {
            return InstallPages.Stale();
        }
        http.Response.Cookies.Delete(Cookie, CookieFor(http.Request));
        if (error is not null || code is not { Length: > 0 and <= LongestCode })
        {
            return error is "access_denied" or null ? InstallPages.NotAllowed() : SlackSaid(error.Length <= 100 && error.All(IsCode) ? error : "unreadable");
        }
        return await access.ExchangeAsync(code, ReturnAddress(http.Request), cancel) switch
        {
            OAuthAnswer.Granted granted => await EnterAsync(granted.Installation),
            OAuthAnswer.Refused refused => SlackSaid(refused.Code),
            OAuthAnswer.WholeOrganization => InstallPages.WholeOrganization(),
            _ => InstallPages.SlackSilent(),
        };
    }

    /// <summary>The token is there only now: a browser that goes away does not stop this.</summary>
    private async Task<IResult> EnterAsync(Installation one)
    {
        try
        {
            await workspaces.InstallAsync(one, CancellationToken.None);
            await reach.ReachableAgainAsync(SlackHosting.Platform, one.Team, CancellationToken.None);
            return InstallPages.Installed(one.Name);
        }
#pragma warning disable CA1031 // Whatever the store's trouble is, the person can begin again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotKept(log, one.Team, CodePlace.Of(error));
            return InstallPages.NotKept();
        }
    }

    private IResult SlackSaid(string code)
    {
        if (code is "invalid_code" or "code_already_used")
        {
            return InstallPages.CodeGone();
        }
        Log.Refused(log, code);
        return InstallPages.SlackRefused();
    }

    /// <summary>As the browser sees it: the same on the way to Slack and when the code is exchanged, as Slack demands.</summary>
    private static string ReturnAddress(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}{Return}";

    private static CookieOptions CookieFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = InstallState.GoodFor.ToTimeSpan(),
        Path = request.PathBase.Add("/slack"),
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };

    /// <summary>The address has a code in it, which no other site is to hear of.</summary>
    private static void Harden(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static bool IsCode(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_';

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Slack workspace {Team} installed the app, and that could not be kept: {Place}")]
        public static partial void NotKept(ILogger logger, string team, string place);

        [LoggerMessage(Level = LogLevel.Error, Message =
            "Slack refused an installation ({Code}): see Slack:ClientId, Slack:ClientSecret, and the app's redirect URLs, which have to hold this server's /slack/oauth")]
        public static partial void Refused(ILogger logger, string code);
    }
}
