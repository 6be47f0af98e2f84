using CoverBot.Storage;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>A request's bytes, once they are known to be Slack's; or why they are not taken.</summary>
/// <param name="Status">200 when they are taken; else the answer, which says nothing more.</param>
/// <param name="SentAt">When Slack signed it: wall time.</param>
/// <param name="Again">Whether Slack says that it sends it again.</param>
internal sealed record SignedRequest(int Status, byte[] Body, Instant SentAt, bool Again)
{
    public static SignedRequest Refused(int status) => new(status, [], default, false);
}

/// <summary>Reads what comes over HTTP. Nothing is parsed before the signature is checked, and nothing of it is ever logged.</summary>
internal sealed class SignedRequests(SlackOptions options, TimeProvider wall)
{
    /// <summary>The largest body taken, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const string RetryHeader = "X-Slack-Retry-Num";

    /// <summary>As long as a signature counts, before and after it was made.</summary>
    private readonly Recent<bool> seen = new(wall, SlackSignature.Tolerance * 2);

    /// <param name="request">Its body has not been read yet.</param>
    /// <param name="mediaType">The only one taken; a charset beside it does not matter.</param>
    public async Task<SignedRequest> ReadAsync(HttpRequest request, string mediaType)
    {
        if (!IsOf(request, mediaType))
        {
            return SignedRequest.Refused(StatusCodes.Status415UnsupportedMediaType);
        }
        var body = new byte[Math.Min(request.ContentLength ?? MostBytes, MostBytes) + 1];
        int length;
        try
        {
            length = request.ContentLength > MostBytes ? body.Length : await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException error)
        {
            return SignedRequest.Refused(error.StatusCode);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return SignedRequest.Refused(StatusCodes.Status400BadRequest);
        }
        return length > MostBytes ? SignedRequest.Refused(StatusCodes.Status413PayloadTooLarge) : Check(request.Headers, body[..length]);
    }

    private SignedRequest Check(IHeaderDictionary headers, byte[] body)
    {
        var (timestamp, signature) = (Single(headers[SlackSignature.TimestampHeader]), Single(headers[SlackSignature.SignatureHeader]));
        var now = wall.Wall();
        if (!SlackSignature.IsGenuine(options.SigningSecrets, timestamp, signature, body, now))
        {
            return SignedRequest.Refused(StatusCodes.Status401Unauthorized);
        }
        var again = headers.ContainsKey(RetryHeader);
        seen.GetOrAdd(signature!, () => true, out var isNew);
        return isNew || again
            ? new(StatusCodes.Status200OK, body, Instant.FromUnixTimeSeconds(SlackSignature.SignedAt(timestamp)!.Value), again)
            : SignedRequest.Refused(StatusCodes.Status409Conflict);
    }

    private static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && StringValues.IsNullOrEmpty(request.Headers.ContentEncoding);

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
