using CoverBot.Desk;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Playground;

/// <summary>The whole process's clock, and starting over.</summary>
internal static class ClockEndpoints
{
    private const string WantsAdvance = """Send how far to push the clock as an ISO 8601 duration above zero and up to 366 days, such as {"advance": "PT4H"} or {"advance": "P1D"}.""";

    private static readonly Duration Most = Duration.FromDays(366);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clock", (IClockControl clock) => Now(clock.Now));
        routes.MapPost("/clock", PushAsync);
        routes.MapPost("/reset", ResetAsync);
    }

    private static Task<IResult> PushAsync(HttpRequest request, IClockControl clock, PlaygroundGate gate, WorldEvents events, IHostApplicationLifetime life) =>
        Problem.ReadAsync<Push>(request, WantsAdvance, async push =>
        {
            if (clock.Refusal is { } refusal)
            {
                return Problem.Of(StatusCodes.Status409Conflict, refusal);
            }
            if (Read(push.Advance) is not { } by)
            {
                return Problem.Bad(WantsAdvance);
            }
            await gate.EnterAsync(request.HttpContext.RequestAborted);
            try
            {
                return Now(await clock.PushAsync(by, life.ApplicationStopping));
            }
            finally
            {
                gate.Leave();
                events.Changed(WorldEvents.Everything);
            }
        });

    private static async Task<IResult> ResetAsync(PlaygroundLife playground, IClockControl clock, IHostApplicationLifetime life)
    {
        if (clock.Refusal is { } refusal)
        {
            return Problem.Of(StatusCodes.Status409Conflict, refusal);
        }
        await playground.ResetAsync(life.ApplicationStopping);
        return Now(clock.Now);
    }

    /// <returns>Null when it is not a duration the clock can be pushed by. A day is 24 hours.</returns>
    private static Duration? Read(string? advance)
    {
        if (!PeriodPattern.Roundtrip.Parse(advance ?? "").TryGetValue(Period.Zero, out var period) || period is not { Years: 0, Months: 0 })
        {
            return null;
        }
        try
        {
            var by = period.ToDuration();
            return by > Duration.Zero && by <= Most ? by : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static IResult Now(Instant now) => Results.Json(new ClockView(now), NeutralJson.Options);

    private sealed record Push(string? Advance);

    private sealed record ClockView(Instant Now);
}
