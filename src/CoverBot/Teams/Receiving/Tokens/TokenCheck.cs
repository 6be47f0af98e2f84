using CoverBot.Storage;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace CoverBot.Teams.Receiving.Tokens;

/// <summary>What came of a token.</summary>
internal abstract record Checked
{
    private Checked() { }

    /// <param name="ServiceUrl">Where answers go, says the token; null where no token is asked for.</param>
    public sealed record Good(string? ServiceUrl) : Checked
    {
        /// <summary>Whether the activity names the same address: ignoring case, and a slash at the end.</summary>
        public bool Agrees(string? serviceUrl) => ServiceUrl is null
            || (serviceUrl is not null && ServiceUrl.TrimEnd('/').Equals(serviceUrl.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
    }

    public sealed record Refused : Checked;

    /// <summary>The keys can't be had: it may be a good one.</summary>
    public sealed record Untold : Checked;
}

/// <summary>
/// Whether Teams sent it (learn.microsoft.com, "Teams SDK incoming request authentication", and the stricter of Microsoft's own SDKs): issuer, audience,
/// lifetime, RS256, a key that is endorsed for Teams, and a service URL.
/// </summary>
internal sealed partial class TokenCheck(TeamsOptions options, SigningKeys keys, TimeProvider wall, ILogger<TokenCheck> logger)
{
    private const string Scheme = "Bearer ";
    private const string ServiceUrl = "serviceurl";

    /// <summary>Microsoft's clock and ours.</summary>
    private static readonly Duration ClocksDiffer = Duration.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <param name="authorization">The header's values as received.</param>
    public async Task<Checked> CheckAsync(StringValues authorization, CancellationToken cancel)
    {
        if (options.AllowUnauthenticated)
        {
            return new Checked.Good(null);
        }
        if (authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || Read(header[Scheme.Length..].Trim()) is not { } token)
        {
            return Refuse(null, "no token");
        }
        if (token.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(token.Kid))
        {
            return Refuse(token, "its algorithm");
        }
        if (await keys.FindAsync(token.Kid, cancel) is not { } known)
        {
            return new Checked.Untold();
        }
        var result = await handler.ValidateTokenAsync(token, Parameters(known));
        if (!result.IsValid)
        {
            return Refuse(token, result.Exception.GetType().Name);
        }
        return result.Claims.TryGetValue(ServiceUrl, out var url) && url is string { Length: > 0 } said ? new Checked.Good(said) : Refuse(token, "no service URL");
    }

    private TokenValidationParameters Parameters(KeySet known) => new()
    {
        ValidIssuer = known.Issuer,
        AudienceValidator = (audiences, _, _) => audiences.Any(audience => audience.Equals(options.AppId, StringComparison.OrdinalIgnoreCase)),
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = known.Keys.Where(key => key.ForTeams).Select(key => key.Key),
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    /// <summary>A token without an end is none.</summary>
    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = wall.Wall();
        return until is { } end && now < Instant.FromDateTimeUtc(end) + ClocksDiffer && (from is not { } start || Instant.FromDateTimeUtc(start) - ClocksDiffer <= now);
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private Checked.Refused Refuse(JsonWebToken? token, string why)
    {
        Log.Refused(logger, why, Shown(token?.Issuer), Shown(token is null ? null : string.Join(' ', token.Audiences)));
        return new Checked.Refused();
    }

    /// <summary>Anybody may have written it: plain letters, and few of them.</summary>
    private static string Shown(string? claim) => string.Concat((claim ?? "").Take(100).Select(letter => letter is > ' ' and <= '~' ? letter : '?'));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: a request was turned away ({Why}); it says it is from '{Issuer}' for '{Audience}'")]
        public static partial void Refused(ILogger logger, string why, string issuer, string audience);
    }
}
