using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>auth.*, oauth.* and apps.*</summary>
internal static class AppMethods
{
    public static JsonObject Test(ApiCall call) => ApiCall.Ok(
        ("url", $"https://{call.By.Domain}.slack.com/"), ("team", call.By.Name), ("user", "coverbot"), ("team_id", call.By.Id),
        ("user_id", call.By.BotUser), ("bot_id", call.By.BotId), ("is_enterprise_install", false));

    /// <summary>In effect an uninstall.</summary>
    public static JsonObject Revoke(ApiCall call)
    {
        call.By.End("token_revoked");
        return ApiCall.Ok(("revoked", true));
    }

    /// <summary>A code for a token, or a refresh token for the next pair.</summary>
    /// <param name="client">Id and secret as they were sent; null when none were.</param>
    public static JsonObject Access(World world, IReadOnlyDictionary<string, string> form, (string Id, string Secret)? client)
    {
        if (client?.Id != world.ClientId)
        {
            throw new SlackNo("invalid_client_id");
        }
        if (client.Value.Secret != world.ClientSecret)
        {
            throw new SlackNo("bad_client_secret");
        }
        return form.GetValueOrDefault("grant_type") == "refresh_token" ? Refresh(world, form.GetValueOrDefault("refresh_token")) : Exchange(world, form);
    }

    private static JsonObject Exchange(World world, IReadOnlyDictionary<string, string> form)
    {
        var installation = world.Codes.Find(code => code.Code == form.GetValueOrDefault("code") && !code.Used) ?? throw new SlackNo("invalid_code");
        if (installation.RedirectUri != form.GetValueOrDefault("redirect_uri"))
        {
            throw new SlackNo("bad_redirect_uri");
        }
        installation.Used = true;
        installation.Workspace.Issue(installation.Rotates);
        return Tokens(installation.Workspace, installation.Installer);
    }

    private static JsonObject Refresh(World world, string? refresh)
    {
        var workspace = world.Workspaces.Find(workspace => refresh is not null && workspace.FindRefresh(refresh) is { RefreshUsed: false }) ?? throw new SlackNo("invalid_refresh_token");
        workspace.FindRefresh(refresh!)!.RefreshUsed = true;
        workspace.Issue(rotates: true);
        return Tokens(workspace, installer: null);
    }

    private static JsonObject Tokens(Workspace workspace, string? installer)
    {
        var token = workspace.Token;
        var body = new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = token.Value,
            ["token_type"] = "bot",
            ["scope"] = string.Join(',', token.Scopes),
            ["bot_user_id"] = workspace.BotUser,
            ["app_id"] = World.AppId,
            ["team"] = new JsonObject { ["name"] = workspace.Name, ["id"] = workspace.Id },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
        };
        if (token.Refresh is { } refresh)
        {
            body["refresh_token"] = refresh;
            body["expires_in"] = 43_200;
        }
        if (installer is not null)
        {
            body["authed_user"] = new JsonObject { ["id"] = installer };
        }
        return body;
    }
}
