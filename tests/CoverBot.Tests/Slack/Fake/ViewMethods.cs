using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>views.*</summary>
internal static class ViewMethods
{
    private const int MostInAStack = 3;

    public static JsonObject Open(ApiCall call)
    {
        var json = Json(call, "modal");
        var trigger = call.World.Use(call.Text("trigger_id"), call.By);
        Unique(call, json);
        call.World.Modals.RemoveAll(view => view.User == trigger.User && view.By == call.By);
        return Shown(call, call.World.NewView(call.By, trigger.User, json));
    }

    public static JsonObject Push(ApiCall call)
    {
        var json = Json(call, "modal");
        var trigger = call.World.Use(call.Text("trigger_id"), call.By);
        Unique(call, json);
        var stack = call.World.Modals.FindAll(view => view.User == trigger.User && view.By == call.By);
        return stack.Count is 0 or >= MostInAStack ? throw new SlackNo("push_limit_reached") : Shown(call, call.World.NewView(call.By, trigger.User, json, stack[^1]));
    }

    public static JsonObject Update(ApiCall call)
    {
        var json = Json(call, "modal");
        var (id, external) = (call.Text("view_id"), call.Text("external_id"));
        var view = call.World.Modals.Find(view => view.By == call.By && (view.Id == id || (external is not null && view.ExternalId == external))) ?? throw new SlackNo("not_found");
        if (call.Text("hash") is { } hash && hash != view.Hash)
        {
            throw new SlackNo("hash_conflict");
        }
        Replace(call.World, view, json);
        call.World.Did(call.Method, call.By, view.User, view.Id);
        return ApiCall.Ok(("view", Payloads.View(view)));
    }

    public static JsonObject Publish(ApiCall call)
    {
        var json = Json(call, "home");
        var user = ConversationMethods.Reachable(call, call.Needs("user_id"));
        var view = call.World.Homes.GetValueOrDefault((call.By.Id, user.Id));
        if (call.Text("hash") is { } hash && hash != view?.Hash)
        {
            throw new SlackNo("hash_conflict");
        }
        view ??= call.World.Homes[(call.By.Id, user.Id)] = call.World.NewView(call.By, user.Id, json);
        Replace(call.World, view, json);
        call.World.Did(call.Method, call.By, user.Id, view.Id);
        return ApiCall.Ok(("view", Payloads.View(view)));
    }

    /// <summary>New content, new hash.</summary>
    public static void Replace(World world, View view, JsonObject json)
    {
        view.Json = json;
        view.Hash = world.NewId("h");
    }

    private static JsonObject Shown(ApiCall call, View view)
    {
        call.World.Modals.Add(view);
        call.World.Did(call.Method, call.By, view.User, view.Id);
        return ApiCall.Ok(("view", Payloads.View(view)));
    }

    private static JsonObject Json(ApiCall call, string type)
    {
        var json = call.Json<JsonObject>("view") ?? throw call.Wrong("missing required field: view");
        if (json["type"]?.GetValue<string>() != type)
        {
            throw call.Wrong($"type is not {type}");
        }
        return Blocks.ProblemsOfView(json) is { } problems ? throw call.Wrong(problems) : json;
    }

    private static void Unique(ApiCall call, JsonObject json)
    {
        if (json["external_id"]?.GetValue<string>() is { Length: > 0 } id && call.World.Modals.Exists(view => view.By == call.By && view.ExternalId == id))
        {
            throw new SlackNo("duplicate_external_id");
        }
    }
}
