using System.Text.Json;

namespace CoverBot.Playground;

/// <summary>One plain sentence for a request that can't be done, and the reading of bodies that may deserve one.</summary>
internal static class Problem
{
    public static IResult Of(int status, string sentence) => Results.Json(new ProblemView(sentence), NeutralJson.Options, statusCode: status);

    public static IResult Bad(string sentence) => Of(StatusCodes.Status400BadRequest, sentence);

    /// <summary>Reads the body and goes on with it; what is not JSON of the shape wanted is answered with <paramref name="otherwise"/>.</summary>
    public static async Task<IResult> ReadAsync<T>(HttpRequest request, string otherwise, Func<T, Task<IResult>> then)
    {
        T? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<T>(request.Body, NeutralJson.Options, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return Bad(otherwise);
        }
        catch (BadHttpRequestException failure)
        {
            return Of(failure.StatusCode, "That is too much at once: 256 KiB at most.");
        }
        return body is null ? Bad(otherwise) : await then(body);
    }

    private sealed record ProblemView(string Error);
}
