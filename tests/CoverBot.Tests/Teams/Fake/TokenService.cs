using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Gives the bot tokens, as Entra does for client credentials.</summary>
internal sealed class TokenService(FakeWorld world)
{
    private const string Resource = "https://api.botframework.com";
    private const string Scope = Resource + "/.default";
    private const string Exchange = "api://AzureADTokenExchange";

    /// <summary>The managed identity that the bot's app registration trusts.</summary>
    public string Trusted { get; } = "44444444-4444-4444-8444-444444444444";

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

    /// <summary>What a machine in Azure is answered that asks for its own identity's token.</summary>
    public IResult GiveToIdentity(HttpRequest request, string resource, [FromQuery(Name = "client_id")] string client)
    {
        lock (world.Gate)
        {
            var token = request.Headers["Metadata"] != "true" ? null
                : (client, resource) == (world.AppId, Resource) ? world.Issue()
                : (client, resource) == (Trusted, Exchange) ? $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"aud":"{{Exchange}}","sub":"{{client}}"}"""))}.x"
                : null;
            return token is null ? Results.BadRequest(new { error = "invalid_request", error_description = "Identity not found" })
                : Results.Json(new { access_token = token, expires_on = world.Time.GetUtcNow().AddHours(8).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), resource, token_type = "Bearer", client_id = client });
        }
    }

    private bool Proof(Dictionary<string, string> form) => form.GetValueOrDefault("client_secret") == world.Secret
        || (form.GetValueOrDefault("client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" && IsForUs(form.GetValueOrDefault("client_assertion", "")));

    /// <summary>Either the app signed it, and names the tenant whose token service it is for, or it is a token of the identity that the app trusts.</summary>
    private bool IsForUs(string assertion) => assertion.Split('.') is [_, var claims, _] && JsonNode.Parse(Base64Url.DecodeFromChars(claims)) is { } json
        && (json["aud"]!.GetValue<string>() == Exchange ? json["sub"]!.GetValue<string>() == Trusted : json["aud"]!.GetValue<string>().Contains(world.Home, StringComparison.Ordinal));
}
