using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>What the bot asked of the emulator's connector, in order, as the emulator itself writes it down in a file.</summary>
internal sealed class AgentsRecording(string file)
{
    private const string Between = "\n---\n";
    private const string Conversations = "/v3/conversations/";

    public IReadOnlyList<AgentsCall> Calls()
    {
        if (!File.Exists(file))
        {
            return [];
        }
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        // What stands after the last line is only being written.
        return [.. reader.ReadToEnd().Split(Between)[..^1].Select(item => JsonNode.Parse(item)!).Select(Call).OfType<AgentsCall>()];
    }

    private static AgentsCall? Call(JsonNode item)
    {
        var (request, response) = (item["request"]!, item["response"]!);
        var url = request["url"]?.GetValue<string>() ?? "";
        if (!url.Contains(Conversations, StringComparison.Ordinal))
        {
            return null;
        }
        var parts = url.Split(Conversations)[1].Split('?')[0].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var (method, status) = (request["method"]!.GetValue<string>(), response["statusCode"]!.GetValue<int>());
        var body = request["body"] as JsonObject ?? [];
        return new(method, parts[0], method == "POST" ? Id(response["body"]) : parts.ElementAtOrDefault(2) ?? "", body, status);
    }

    private static string Id(JsonNode? answer) =>
        ((answer is JsonValue text && text.TryGetValue<string>(out var json) ? JsonNode.Parse(json) : answer) as JsonObject)?["id"]?.GetValue<string>() ?? "";
}

/// <param name="Conversation">With a thread's message id.</param>
/// <param name="Message">What was posted or edited; "" for neither.</param>
internal sealed record AgentsCall(string Method, string Conversation, string Message, JsonObject Body, int Status)
{
    /// <summary>Whether it shows a card.</summary>
    public bool Shows => Method is "POST" or "PUT" && Status is 200 or 201 && Body["attachments"] is JsonArray { Count: > 0 };

    public string Summary => Body["summary"]?.GetValue<string>() ?? "";

    /// <summary>None was refused, and nothing was posted twice.</summary>
    public static void AreSound(IReadOnlyList<AgentsCall> calls)
    {
        Assert.Empty(calls.Where(call => call.Status >= 400).Select(call => $"{call.Method} {call.Conversation} {call.Message}: {call.Status}"));
        Assert.Empty(calls.Where(call => call is { Method: "POST", Shows: true }).CountBy(call => (call.Conversation, call.Summary)).Where(one => one.Value > 1).Select(one => $"{one.Key} {one.Value} times"));
    }
}
