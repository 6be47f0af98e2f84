using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Who signs what Teams sends: the metadata and the keys on a port of this machine, and tokens right or wrong in every way.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly List<(RsaSecurityKey Key, string[]? Endorsements)> shown = [];
    private int asked;
    private int made;

    private FakeIssuer(WebApplication app, TimeProvider time)
    {
        (this.app, this.time) = (app, time);
        Key = Show("msteams", "webchat");
    }

    /// <summary>What tokens are signed with.</summary>
    public RsaSecurityKey Key { get; private set; }

    /// <summary>Whether nothing but errors is answered.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the metadata was asked for.</summary>
    public int Asked => asked;

    /// <summary>For Teams:MetadataUrl.</summary>
    public Uri MetadataUrl => new(app.Urls.Single() + "/v1/.well-known/openidconfiguration");

    public static async Task<FakeIssuer> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new FakeIssuer(builder.Build(), time);
        issuer.app.MapGet("/v1/.well-known/openidconfiguration", issuer.Metadata);
        issuer.app.MapGet("/v1/.well-known/keys", issuer.Keys);
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A key that is shown from now on.</summary>
    /// <param name="endorsements">Null for a key that has no such member.</param>
    public RsaSecurityKey Show(params string[]? endorsements)
    {
        var key = NewKey($"k{++made}");
        lock (shown)
        {
            shown.Add((key, endorsements));
        }
        return key;
    }

    /// <summary>A key that nobody is shown.</summary>
    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>Another key signs from now on, and the one before is shown no more.</summary>
    public void Rotate()
    {
        lock (shown)
        {
            shown.RemoveAll(one => one.Key == Key);
        }
        Key = Show("msteams");
    }

    /// <summary>A token as Teams sends it.</summary>
    /// <param name="serviceUrl">Null for none.</param>
    /// <param name="until">How long it still counts.</param>
    /// <param name="from">From when it counts, from now.</param>
    public string Token(
        string audience, string? serviceUrl, string issuer = Issuer, SigningCredentials? signed = null, TimeSpan? until = null, TimeSpan? from = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (from ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (until ?? TimeSpan.FromHours(1)),
            SigningCredentials = signed ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = serviceUrl is null ? null : new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
        });
    }

    /// <summary>What anybody can read of a key.</summary>
    public static byte[] PublicBytes(RsaSecurityKey key) => key.Rsa.ExportSubjectPublicKeyInfo();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Metadata()
    {
        Interlocked.Increment(ref asked);
        return IsDown ? Results.Text("<html>Our services aren't available right now</html>", "text/html", statusCode: 503) : Json(new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = "https://invalid.botframework.com",
            ["jwks_uri"] = app.Urls.Single() + "/v1/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        });
    }

    private IResult Keys()
    {
        lock (shown)
        {
            return IsDown ? Results.StatusCode(500) : Json(new JsonObject { ["keys"] = new JsonArray([.. shown.Select(one => Jwk(one.Key, one.Endorsements))]) });
        }
    }

    private static JsonObject Jwk(RsaSecurityKey key, string[]? endorsements)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null)
        {
            json["endorsements"] = new JsonArray([.. endorsements.Select(one => (JsonNode)one)]);
        }
        return json;
    }

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json");
}
