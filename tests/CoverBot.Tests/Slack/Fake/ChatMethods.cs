using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>chat.*</summary>
internal static class ChatMethods
{
    public static JsonObject Post(ApiCall call)
    {
        call.Requires("chat:write");
        var room = Target(call);
        CanWrite(call, room);
        var content = Content(call);
        var message = new Message
        {
            Ts = call.World.NewTs(),
            User = call.By.BotUser,
            By = call.By,
            Text = Blocks.Text(content),
            Blocks = Blocks.Of(content),
            Metadata = Metadata(call),
            ThreadTs = call.Text("thread_ts"),
        };
        room.Messages.Add(message);
        call.World.Did(call.Method, call.By, room.Id, message.Ts, message.Mark, message.Text);
        call.World.Echo(call.By, room, Payloads.Message(message, metadata: false));
        return ApiCall.Ok(("channel", room.Id), ("ts", message.Ts), ("message", Payloads.Message(message, metadata: true)));
    }

    public static JsonObject Update(ApiCall call)
    {
        call.Requires("chat:write");
        var room = call.Room();
        var message = room.Find(call.Needs("ts")) ?? throw new SlackNo("message_not_found");
        if (message.By != call.By)
        {
            throw new SlackNo("cant_update_message");
        }
        if (room.IsArchived)
        {
            throw new SlackNo("is_inactive");
        }
        var content = Content(call);
        message.Text = Blocks.Text(content);
        message.Blocks = Blocks.Of(content);
        message.Metadata = Metadata(call) ?? message.Metadata;
        call.World.Did(call.Method, call.By, room.Id, message.Ts, message.Mark, message.Text);
        call.World.Echo(call.By, room, new()
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["hidden"] = true, ["ts"] = call.World.NewTs(), ["message"] = Payloads.Message(message, metadata: false),
        });
        return ApiCall.Ok(("channel", room.Id), ("ts", message.Ts), ("text", message.Text));
    }

    public static JsonObject Delete(ApiCall call)
    {
        call.Requires("chat:write");
        var room = call.Room();
        var message = room.Find(call.Needs("ts")) ?? throw new SlackNo("message_not_found");
        if (message.By != call.By)
        {
            throw new SlackNo("cant_delete_message");
        }
        room.Messages.Remove(message);
        call.World.Did(call.Method, call.By, room.Id, message.Ts, message.Mark, message.Text);
        return ApiCall.Ok(("channel", room.Id), ("ts", message.Ts));
    }

    public static JsonObject PostEphemeral(ApiCall call)
    {
        call.Requires("chat:write");
        var room = call.Room();
        CanWrite(call, room);
        var user = call.Needs("user");
        if (!room.Members.Contains(user))
        {
            throw new SlackNo("user_not_in_channel");
        }
        var content = Content(call);
        var message = new Message { Ts = call.World.NewTs(), User = call.By.BotUser, By = call.By, Text = Blocks.Text(content), Blocks = Blocks.Of(content), OnlyFor = user };
        room.Messages.Add(message);
        call.World.Did(call.Method, call.By, room.Id, message.Ts, "", message.Text);
        return ApiCall.Ok(("message_ts", message.Ts));
    }

    /// <summary>A conversation, or a person: then it is the person's chat with the bot.</summary>
    private static Room Target(ApiCall call) => call.World.Account(call.Needs("channel")) is { } person
        ? call.World.Dm(call.By, ConversationMethods.Reachable(call, person.Id))
        : call.Room();

    private static void CanWrite(ApiCall call, Room room)
    {
        if (!room.Members.Contains(call.By.BotUser) && !call.Token.Scopes.Contains("chat:write.public"))
        {
            throw new SlackNo("not_in_channel");
        }
        if (room.IsArchived)
        {
            throw new SlackNo("is_archived");
        }
        if (call.World.ReadOnly.Contains(room.Id))
        {
            throw new SlackNo("restricted_action_read_only_channel");
        }
    }

    private static JsonObject Content(ApiCall call)
    {
        var content = new JsonObject { ["text"] = call.Text("text"), ["blocks"] = call.Json<JsonArray>("blocks") };
        if (content["blocks"] is null && content["text"] is null)
        {
            throw call.Wrong("neither text nor blocks", "no_text");
        }
        return Blocks.Problems(content) is { } problems ? throw call.Wrong(problems, "invalid_blocks") : content;
    }

    private static JsonObject? Metadata(ApiCall call)
    {
        if (call.Json<JsonObject>("metadata") is not { } metadata)
        {
            return null;
        }
        if (metadata["event_type"] is null || metadata["event_payload"] is not JsonObject)
        {
            throw call.Wrong("event_type and event_payload", "invalid_metadata_format");
        }
        return metadata.ToJsonString().Length <= 1000 ? metadata : throw call.Wrong("above 1 kB", "metadata_too_large");
    }
}
