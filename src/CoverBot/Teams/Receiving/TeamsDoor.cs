using CoverBot.Desk;
using CoverBot.Receiving;
using CoverBot.Storage;
using CoverBot.Teams.Receiving.Answering;
using CoverBot.Teams.Receiving.Reading;
using NodaTime;

namespace CoverBot.Teams.Receiving;

/// <summary>From an activity that is Teams' own to what Teams gets back. Never throws.</summary>
internal sealed partial class TeamsDoor(
    TeamsOptions options, ITeamsPlaces places, TeamsAcquaintances acquaintances, TeamsSaid said, TeamsNews news, Work work, IClock clock, TimeProvider wall,
    ILogger<TeamsDoor> logger)
{
    public Task<TeamsAck> HandleAsync(Activity activity, string tenant, Uri serviceUrl)
    {
        var ack = new TaskCompletionSource<TeamsAck>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = RunAsync(activity, tenant, serviceUrl, ack);
        return ack.Task;
    }

    /// <summary>Goes on after the acknowledgement, for what is answered as a message; the process does not end before it.</summary>
    private async Task RunAsync(Activity activity, string tenant, Uri serviceUrl, TaskCompletionSource<TeamsAck> ack)
    {
        try
        {
            await work.DoAsync(async stopping =>
            {
                await HearAsync(activity, tenant, serviceUrl, ack, stopping);
                return ack.TrySetResult(TeamsAck.Taken);
            });
        }
#pragma warning disable CA1031 // Whatever went wrong, Teams is answered.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotTaken(logger, activity.Type, CodePlace.Of(error));
            ack.TrySetResult(TeamsAck.NotTaken);
        }
    }

    private async Task HearAsync(Activity activity, string tenant, Uri serviceUrl, TaskCompletionSource<TeamsAck> ack, CancellationToken stopping)
    {
        if (activity.Type is not ("message" or "invoke" or "conversationUpdate" or "installationUpdate"))
        {
            return;
        }
        await places.HeardAsync(Sightings.Of(activity, tenant, serviceUrl), CancellationToken.None);
        var known = await acquaintances.FindAsync(activity, tenant, CancellationToken.None);
        var delivery = new TeamsDelivery(tenant, "28:" + options.AppId, new Moments(wall.Wall(), clock.GetCurrentInstant()), known);
        var all = ActivityReader.Read(activity, delivery);
        foreach (var heard in all)
        {
            // One that says several things is taken when all of them are.
            var one = all.Length == 1 ? ack : new();
            await (heard is Heard.Said spoken ? said.AnswerAsync(new(tenant, spoken.Inbound, spoken.Way, one, stopping)) : news.TakeAsync(heard, tenant, one));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an activity was not taken ({Type}): {Place}")]
        public static partial void NotTaken(ILogger logger, string type, string place);
    }
}
