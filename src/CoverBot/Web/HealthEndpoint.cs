using CoverBot.Desk;
using CoverBot.Desk.Running;

namespace CoverBot.Web;

/// <summary>How the bot is, for whoever watches it. Counts only: no names, no addresses.</summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", AnswerAsync);

    private static async Task<IResult> AnswerAsync(Lagging lagging, Parked parked, IEnumerable<IHealthCount> counts, CancellationToken cancel)
    {
        try
        {
            var failed = await parked.CountAsync(cancel);
            return Answer(failed == 0, failed, await lagging.CountAsync(cancel), counts);
        }
#pragma warning disable CA1031 // A store that can't be read is what this is here to say.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Answer(false, parked.Known, null, counts);
        }
    }

    /// <param name="lagging">Boards that don't show yet what they should; null when the store can't be read.</param>
    /// <param name="counts">What else is not as it should be; the bot itself is well for all that.</param>
    private static IResult Answer(bool ok, int parked, int? lagging, IEnumerable<IHealthCount> counts)
    {
        var all = new Dictionary<string, object?> { ["ok"] = ok, ["parkedWakeUps"] = parked, ["laggingBoards"] = lagging };
        foreach (var count in counts)
        {
            all[count.Name] = count.Count;
        }
        return Results.Json(all, statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
