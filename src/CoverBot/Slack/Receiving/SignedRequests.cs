using CoverBot.Receiving;
using CoverBot.Storage;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>A request's bytes, once they are known to be Slack's; or why they are not taken.</summary>
/// <param name="Status">200 when they are taken; else the answer, which says nothing more.</param>
/// <param name="SentAt">When Slack signed it: wall time.</param>
/// <param name="Again">As Slack says.</param>
internal sealed record SignedRequest(int Status, byte[] Body, Instant SentAt, Repetition Again)
{
    public static SignedRequest Refused(int status) => new(status, [], default, Repetition.None);
}

/// <summary>Reads what comes over HTTP. Nothing is parsed before the signature is checked, and nothing of it is ever logged.</summary>
internal sealed class SignedRequests(SlackOptions options, TimeProvider wall)
{
    private const string RetryHeader = "X-Slack-Retry-Num";
    private const string ReasonHeader = "X-Slack-Retry-Reason";

    /// <summary>As long as a signature counts, before and after it was made.</summary>
    private readonly Recent<bool> seen = new(wall, SlackSignature.Tolerance * 2);

    /// <param name="request">Its body has not been read yet.</param>
    /// <param name="mediaType">The only one taken; a charset beside it does not matter.</param>
    public async Task<SignedRequest> ReadAsync(HttpRequest request, string mediaType)
    {
        var body = await RawBody.ReadAsync(request, mediaType);
        return body.Status == StatusCodes.Status200OK ? Check(request.Headers, body.Bytes) : SignedRequest.Refused(body.Status);
    }

    private SignedRequest Check(IHeaderDictionary headers, byte[] body)
    {
        var (timestamp, signature) = (Single(headers[SlackSignature.TimestampHeader]), Single(headers[SlackSignature.SignatureHeader]));
        var now = wall.Wall();
        if (!SlackSignature.IsGenuine(options.SigningSecrets, timestamp, signature, body, now))
        {
            return SignedRequest.Refused(StatusCodes.Status401Unauthorized);
        }
        var again = Again(headers);
        seen.GetOrAdd(signature!, () => true, out var isNew);
        return isNew || again != Repetition.None
            ? new(StatusCodes.Status200OK, body, Instant.FromUnixTimeSeconds(SlackSignature.SignedAt(timestamp)!.Value), again)
            : SignedRequest.Refused(StatusCodes.Status409Conflict);
    }

    /// <summary>As https://docs.slack.dev/apis/events-api names the reasons.</summary>
    private static Repetition Again(IHeaderDictionary headers) => !headers.ContainsKey(RetryHeader)
        ? Repetition.None
        : Single(headers[ReasonHeader]) is "http_error" or "connection_failed" ? Repetition.AfterRefusal : Repetition.AfterSilence;

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
