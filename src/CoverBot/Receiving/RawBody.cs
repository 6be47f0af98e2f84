using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CoverBot.Receiving;

/// <summary>A request's bytes as they came, or why they are not taken.</summary>
/// <param name="Status">200 when they are taken; else the answer, which says nothing more.</param>
internal sealed record RawBody(int Status, byte[] Bytes)
{
    /// <summary>The largest body taken, in bytes.</summary>
    public const int Most = 256 * 1024;

    /// <param name="request">Its body has not been read yet.</param>
    /// <param name="mediaType">The only one taken; a charset beside it does not matter.</param>
    public static async Task<RawBody> ReadAsync(HttpRequest request, string mediaType)
    {
        if (!IsOf(request, mediaType))
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }
        var body = new byte[Math.Min(request.ContentLength ?? Most, Most) + 1];
        int length;
        try
        {
            length = request.ContentLength > Most ? body.Length : await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException error)
        {
            return Refused(error.StatusCode);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return Refused(StatusCodes.Status400BadRequest);
        }
        return length > Most ? Refused(StatusCodes.Status413PayloadTooLarge) : new(StatusCodes.Status200OK, body[..length]);
    }

    private static RawBody Refused(int status) => new(status, []);

    private static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && StringValues.IsNullOrEmpty(request.Headers.ContentEncoding);
}
