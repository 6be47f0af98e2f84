using System.Text;
using CoverBot.Tests.Teams.Fake;
using Microsoft.IdentityModel.Tokens;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>Tokens that are wrong in one way each.</summary>
internal static class WrongTokens
{
    /// <summary>A GUID like any other, and nobody's app or tenant here.</summary>
    private const string Other = "33333333-3333-4333-8333-333333333333";

    public static string[] Kinds { get; } =
    [
        "no token", "no JWT", "another issuer", "another audience", "a key nobody knows", "a key nobody knows under a known name", "a key not endorsed for Teams",
        "a key without endorsements", "RS512", "HS256 with the public key", "the emulator's HS256", "alg none", "ended 6 minutes ago", "begins in 6 minutes",
        "no service URL", "another service URL", "another body",
    ];

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <returns>"" for no token.</returns>
    public static string Make(TeamsApp app, string kind)
    {
        var (id, url, issuer) = (app.AppId, app.ServiceUrl, app.Issuer);
        return kind switch
        {
            "no token" => "",
            "no JWT" => "abc.def.ghi",
            "another issuer" => issuer.Token(id, url, issuer: "https://sts.windows.net/11111111-1111-4111-8111-111111111111/"),
            "another audience" => issuer.Token(Other, url),
            "a key nobody knows" => issuer.Token(id, url, signed: new(FakeIssuer.NewKey("unknown"), SecurityAlgorithms.RsaSha256)),
            "a key nobody knows under a known name" => issuer.Token(id, url, signed: new(FakeIssuer.NewKey(issuer.Key.KeyId), SecurityAlgorithms.RsaSha256)),
            "a key not endorsed for Teams" => issuer.Token(id, url, signed: new(issuer.Show("webchat"), SecurityAlgorithms.RsaSha256)),
            "a key without endorsements" => issuer.Token(id, url, signed: new(issuer.Show(null), SecurityAlgorithms.RsaSha256)),
            "RS512" => issuer.Token(id, url, signed: new(issuer.Key, SecurityAlgorithms.RsaSha512)),
            "HS256 with the public key" => issuer.Token(id, url, signed: Symmetric(app, FakeIssuer.PublicBytes(issuer.Key))),
            "the emulator's HS256" => issuer.Token(id, url, signed: Symmetric(app, Encoding.UTF8.GetBytes("dummy-secret-key-dummy-secret-key-dummy"))),
            "alg none" => Unsigned(issuer.Token(id, url)),
            "ended 6 minutes ago" => issuer.Token(id, url, from: TimeSpan.FromHours(-1), until: TimeSpan.FromMinutes(-6)),
            "begins in 6 minutes" => issuer.Token(id, url, from: TimeSpan.FromMinutes(6)),
            "no service URL" => issuer.Token(id, null),
            "another service URL" => issuer.Token(id, "https://smba.trafficmanager.net/amer/"),
            "another body" => WithBody(issuer.Token(id, url), "{\"aud\":\"x\"}"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
        };
    }

    private static SigningCredentials Symmetric(TeamsApp app, byte[] secret) => new(new SymmetricSecurityKey(secret) { KeyId = app.Issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256);

    private static string Unsigned(string token) => Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"k1\"}") + '.' + token.Split('.')[1] + '.';

    private static string WithBody(string token, string body) => string.Join('.', token.Split('.')[0], Base64UrlEncoder.Encode(body), token.Split('.')[2]);
}
