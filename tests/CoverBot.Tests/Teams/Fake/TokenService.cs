using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Gives the bot tokens, as Entra does for client credentials.</summary>
internal sealed class TokenService(FakeWorld world)
{
    private const string Scope = "https://api.botframework.com/.default";

    /// <summary>What to answer instead, while it is set: a status and an error code.</summary>
    public (int Status, string Error)? Refuses { get; set; }

    public async Task<IResult> GiveAsync(HttpRequest request, string tenant)
    {
        var form = (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        if (Refuses is var (status, error))
        {
            return Results.Json(new { error, error_description = "AADSTS7000215: Invalid client secret provided. the-client-secret" }, statusCode: status);
        }
        lock (world.Gate)
        {
            var right = form.GetValueOrDefault("grant_type") == "client_credentials" && form.GetValueOrDefault("scope", "").Split(' ').Contains(Scope)
                && form.GetValueOrDefault("client_id") == world.AppId && Proof(form) && tenant == world.Home;
            return right
                ? Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = world.Issue() })
                : Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401);
        }
    }

    private bool Proof(Dictionary<string, string> form) => form.GetValueOrDefault("client_secret") == world.Secret
        || (form.GetValueOrDefault("client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" && IsForUs(form.GetValueOrDefault("client_assertion", "")));

    /// <summary>A signed assertion names the tenant whose token service it is for.</summary>
    private bool IsForUs(string assertion) => assertion.Split('.') is [_, var claims, _]
        && JsonNode.Parse(Base64Url.DecodeFromChars(claims))!["aud"]!.GetValue<string>().Contains(world.Home, StringComparison.Ordinal);
}
