using System.Text.Json.Nodes;
using CoverBot.Slack.Calling;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack.Installing;

/// <summary>
/// Slack's side of <c>oauth.v2.access</c>: codes good once; tokens that live 12 hours; refresh tokens good once, the last one again for a short grace. It can
/// do what it is asked and lose the answer.
/// </summary>
internal sealed class TokenOffice(SettableTime wall)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, JsonObject> codes = [];
    private readonly Dictionary<string, DateTimeOffset> taken = [];
    private int made;

    /// <summary>The refresh token that is good now.</summary>
    public string Current { get; private set; } = "";

    public List<IReadOnlyDictionary<string, string>> Heard { get; } = [];

    public int AnswersToLose { get; set; }

    public SlackReply? Instead { get; set; }

    /// <summary>Waited for before anything is answered.</summary>
    public Task Door { get; set; } = Task.CompletedTask;

    public void Offer(string code, bool rotating = false, string team = "T0ACME", bool organization = false) => codes[code] = new()
    {
        ["ok"] = true,
        ["scope"] = "chat:write,im:history",
        ["bot_user_id"] = "U0BOT",
        ["app_id"] = "A0COVER",
        ["team"] = organization ? null : new JsonObject { ["id"] = team, ["name"] = "Acme & <Sons>" },
        ["is_enterprise_install"] = organization,
        ["rotating"] = rotating,
    };

    public async Task<SlackReply> CallAsync(IReadOnlyDictionary<string, string> arguments, CancellationToken cancel)
    {
        await Door.WaitAsync(cancel);
        lock (gate)
        {
            Heard.Add(arguments);
            if (Instead is not null)
            {
                return Instead;
            }
            var reply = arguments.ContainsKey("refresh_token") ? Refresh(arguments["refresh_token"]) : Exchange(arguments["code"]);
            return AnswersToLose-- > 0 ? new SlackReply.Unsure() : reply;
        }
    }

    private SlackReply Exchange(string code) => codes.Remove(code, out var body) ? new SlackReply.Ok(WithTokens(body, (bool)body["rotating"]!)) : new SlackReply.No("invalid_code");

    private SlackReply Refresh(string token)
    {
        if (token != Current && !(taken.TryGetValue(token, out var at) && wall.GetUtcNow() - at <= Grace))
        {
            return new SlackReply.No("invalid_refresh_token");
        }
        taken.TryAdd(token, wall.GetUtcNow());
        return new SlackReply.Ok(WithTokens(new JsonObject { ["ok"] = true }, rotating: true));
    }

    private JsonObject WithTokens(JsonObject body, bool rotating)
    {
        made++;
        body["access_token"] = $"xoxb-{made}";
        if (rotating)
        {
            Current = $"xoxe-{made}";
            body["refresh_token"] = Current;
            body["expires_in"] = (int)Duration.FromHours(12).TotalSeconds;
        }
        return body;
    }
}
