using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>The Web API: lets a call in or not, makes it go wrong as planned, and does it.</summary>
internal sealed class WebApi(World world, FaultPlan<Fault> faults, Sockets sockets)
{
    /// <summary>Longer than any caller waits.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, Func<ApiCall, JsonObject>> Methods = new()
    {
        ["auth.test"] = AppMethods.Test,
        ["auth.revoke"] = AppMethods.Revoke,
        ["chat.postMessage"] = ChatMethods.Post,
        ["chat.update"] = ChatMethods.Update,
        ["chat.delete"] = ChatMethods.Delete,
        ["chat.postEphemeral"] = ChatMethods.PostEphemeral,
        ["conversations.open"] = ConversationMethods.Open,
        ["conversations.info"] = ConversationMethods.Info,
        ["conversations.members"] = ConversationMethods.Members,
        ["conversations.history"] = ConversationMethods.History,
        ["conversations.replies"] = ConversationMethods.Replies,
        ["users.info"] = ConversationMethods.UserInfo,
        ["users.conversations"] = ConversationMethods.UserConversations,
        ["views.open"] = ViewMethods.Open,
        ["views.push"] = ViewMethods.Push,
        ["views.update"] = ViewMethods.Update,
        ["views.publish"] = ViewMethods.Publish,
    };

    private readonly List<string> calls = [];

    /// <summary>Given what was called, its arguments and our answer, what the bot gets instead; null: our answer.</summary>
    public Func<string, IReadOnlyDictionary<string, string>, JsonObject, Task<JsonObject>>? Second { get; set; }

    /// <summary>Every call that came, by method, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (world.Gate)
            {
                return [.. calls];
            }
        }
    }

    public async Task HandleAsync(HttpContext context, string method)
    {
        if (context.Request.QueryString.HasValue || !context.Request.HasFormContentType)
        {
            world.Complain($"{method}: not a form POST, or something in the address");
            await JsonAsync(context, new SlackNo("invalid_form_data").Body());
            return;
        }
        var form = (await context.Request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString());
        lock (world.Gate)
        {
            calls.Add(method);
        }
        var fault = faults.Take(method, form.GetValueOrDefault("channel") ?? form.GetValueOrDefault("users") ?? form.GetValueOrDefault("user") ?? form.GetValueOrDefault("user_id") ?? "");
        var header = context.Request.Headers.Authorization.ToString();
        if (fault is Fault.None or Fault.ServerErrorDone or Fault.SilenceDone or Fault.CutAfter or Fault.InternalErrorDone or Fault.FatalErrorDone)
        {
            var body = Do(method, form, header, context);
            if (fault == Fault.None)
            {
                await JsonAsync(context, Second is null ? body : await Second(method, form, body));
                return;
            }
        }
        await FailAsync(context, fault);
    }

    private JsonObject Do(string method, Dictionary<string, string> form, string header, HttpContext context)
    {
        lock (world.Gate)
        {
            try
            {
                return Dispatch(method, form, header, context);
            }
            catch (SlackNo no)
            {
                return no.Body();
            }
        }
    }

    private JsonObject Dispatch(string method, Dictionary<string, string> form, string header, HttpContext context)
    {
        if (method == "oauth.v2.access")
        {
            return AppMethods.Access(world, form, Basic(header));
        }
        var value = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : throw new SlackNo("not_authed");
        if (method == "apps.connections.open")
        {
            return value == world.AppToken ? new() { ["ok"] = true, ["url"] = sockets.NewUrl() } : throw new SlackNo(value.StartsWith("xoxb", StringComparison.Ordinal) ? "not_allowed_token_type" : "invalid_auth");
        }
        var by = world.Workspaces.Find(workspace => workspace.Find(value) is not null) ?? throw new SlackNo(value == world.AppToken ? "not_allowed_token_type" : "invalid_auth");
        var token = by.Find(value)!;
        if (token.Death is { } death)
        {
            throw new SlackNo(death);
        }
        if (!Methods.TryGetValue(method, out var does))
        {
            world.Complain($"{method}: no such method");
            throw new SlackNo("unknown_method");
        }
        context.Response.Headers["x-oauth-scopes"] = string.Join(',', token.Scopes);
        return does(new(world, method, form, by, token));
    }

    private static async Task FailAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.TooFast:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
                await JsonAsync(context, new SlackNo("ratelimited").Body());
                break;
            case Fault.TooFastWithoutASpan:
                context.Response.StatusCode = 429;
                break;
            case Fault.TooFastInTheBody:
                context.Response.Headers.RetryAfter = "1";
                await JsonAsync(context, new SlackNo("ratelimited").Body());
                break;
            case Fault.ServerError or Fault.ServerErrorDone:
                context.Response.StatusCode = 500;
                break;
            case Fault.Html:
                context.Response.StatusCode = 503;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Something went wrong</body></html>");
                break;
            case Fault.Silence or Fault.SilenceDone:
                await Task.Delay(Silence, context.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                context.Abort();
                break;
            case Fault.CutBefore or Fault.CutAfter:
                context.Abort();
                break;
            default:
                await JsonAsync(context, new SlackNo(fault is Fault.InternalError or Fault.InternalErrorDone ? "internal_error" : "fatal_error").Body());
                break;
        }
    }

    private static (string Id, string Secret)? Basic(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return null;
        }
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])).Split(':', 2);
        return (parts[0], parts[1]);
    }

    private static Task JsonAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
