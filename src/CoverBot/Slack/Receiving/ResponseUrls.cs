using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Slack.Receiving;

/// <summary>Answers through a response_url, which Slack takes five times within 30 minutes. Where that fails there is another way.</summary>
internal sealed class ResponseUrls(HttpClient http, SlackOptions options)
{
    /// <param name="address">A secret; null when there is none.</param>
    /// <param name="message">What only that person sees.</param>
    /// <param name="thread">The message whose thread it belongs to; null for none.</param>
    /// <returns>Whether Slack took it.</returns>
    public async Task<bool> SendAsync(string? address, JsonObject message, string? thread)
    {
        if (SlackHosts.Allowed(address, Uri.UriSchemeHttps, options.ApiUrl) is not { } url)
        {
            return false;
        }
        message["replace_original"] = false;
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }
        try
        {
            using var content = new StringContent(message.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(url, content);
            return response.IsSuccessStatusCode && !IsNo(await response.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>What a used or expired one answers is not documented: some say 200 and <c>"ok": false</c>.</summary>
    private static bool IsNo(string body)
    {
        try
        {
            return body.StartsWith('{') && JsonNode.Parse(body) is JsonObject json && json["ok"] is JsonValue value && value.GetValueKind() == JsonValueKind.False;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
