using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>An address that takes five answers within 30 minutes.</summary>
/// <param name="Source">The message whose button was pressed; null for a command.</param>
internal sealed record ResponseUrl(Workspace Of, Room Room, Account By, Message? Source, DateTimeOffset Since)
{
    private const int Most = 5;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private int uses;

    /// <returns>Slack's answer: the status and the body.</returns>
    public (int Status, string Body) Take(World world, JsonObject body)
    {
        lock (world.Gate)
        {
            if (world.Time.GetUtcNow() - Since > Life)
            {
                return (404, """{"ok":false,"error":"expired_url"}""");
            }
            if (++uses > Most)
            {
                return (404, """{"ok":false,"error":"used_url"}""");
            }
            if (Blocks.Problems(body) is { } problems)
            {
                world.Complain($"response_url: {problems}");
                return (400, """{"ok":false,"error":"invalid_blocks"}""");
            }
            Do(world, body);
            return (200, "ok");
        }
    }

    private void Do(World world, JsonObject body)
    {
        if (Is(body, "delete_original"))
        {
            _ = Source is not null && Room.Messages.Remove(Source);
        }
        else if (Is(body, "replace_original") && Source is not null)
        {
            Source.Text = Blocks.Text(body);
            Source.Blocks = Blocks.Of(body);
        }
        else
        {
            Room.Messages.Add(Answer(world, body));
        }
        world.Did("response_url", Of, Room.Id, text: Blocks.Text(body));
    }

    /// <summary>What an answer's body becomes: only for the person, unless it says otherwise.</summary>
    public Message Answer(World world, JsonObject body) => new()
    {
        Ts = world.NewTs(),
        User = Of.BotUser,
        By = Of,
        Text = Blocks.Text(body),
        Blocks = Blocks.Of(body),
        OnlyFor = body["response_type"]?.GetValue<string>() == "in_channel" ? null : By.Id,
    };

    private static bool Is(JsonObject body, string member) => body[member]?.GetValue<bool>() == true;
}
