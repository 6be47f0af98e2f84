using Microsoft.AspNetCore.Http;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>What goes wrong with a call. "Done" and "after": it was carried out all the same.</summary>
internal enum TeamsFault
{
    None,
    TooFast,
    TooFastWithoutATime,
    Precondition,
    Unavailable,
    ServerError,
    ServerErrorDone,
    BadGateway,
    BadGatewayDone,
    GatewayTimeoutDone,
    Html,
    Silence,
    SilenceDone,
    CutBefore,
    CutAfter,
}

/// <summary>How a fault looks from outside.</summary>
internal static class TeamsFaults
{
    /// <summary>Longer than any caller waits.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    public static bool IsCarriedOut(this TeamsFault fault) => fault
        is TeamsFault.None or TeamsFault.ServerErrorDone or TeamsFault.BadGatewayDone or TeamsFault.GatewayTimeoutDone or TeamsFault.SilenceDone or TeamsFault.CutAfter;

    public static async Task ShowAsync(this TeamsFault fault, HttpContext context)
    {
        if (fault is TeamsFault.Silence or TeamsFault.SilenceDone)
        {
            await Task.Delay(Silence, context.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        if (fault is TeamsFault.Silence or TeamsFault.SilenceDone or TeamsFault.CutBefore or TeamsFault.CutAfter)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = fault switch
        {
            TeamsFault.TooFast or TeamsFault.TooFastWithoutATime => 429,
            TeamsFault.Precondition => 412,
            TeamsFault.Unavailable or TeamsFault.Html => 503,
            TeamsFault.ServerError or TeamsFault.ServerErrorDone => 500,
            TeamsFault.BadGateway or TeamsFault.BadGatewayDone => 502,
            _ => 504,
        };
        if (fault == TeamsFault.TooFast)
        {
            context.Response.Headers.RetryAfter = "1";
        }
        if (fault == TeamsFault.Html)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html><body>Our services aren't available right now</body></html>");
        }
    }
}
