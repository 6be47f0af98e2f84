using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Receiving;
using CoverBot.Storage;
using CoverBot.Teams.Receiving.Answering;
using CoverBot.Teams.Receiving.Reading;
using NodaTime;

namespace CoverBot.Teams.Receiving;

/// <summary>From an activity that is Teams' own to what Teams gets back. Never throws.</summary>
internal sealed partial class TeamsDoor(
    TeamsOptions options, ITeamsPlaces places, TeamsPeople people, TeamsAcquaintances acquaintances, TeamsSaid said, TeamsNews news, Work work, IClock clock, TimeProvider wall,
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
        await SeeAsync(Sightings.Of(activity, tenant, serviceUrl));
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

    /// <summary>What cannot be kept now is said along with the next activity too; what somebody wants is heard all the same.</summary>
    private async Task SeeAsync(TeamsSighting sighting)
    {
        try
        {
            await places.HeardAsync(sighting, CancellationToken.None);
        }
        catch (Exception error) when (error is TableConflictException || StoreTrouble.Is(error))
        {
            Log.NotKept(logger, CodePlace.Of(error));
        }
        if (sighting.User is { } user)
        {
            people.Heard(new(TeamsHosting.Platform, sighting.Tenant, user), sighting.Zone);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: what an activity says of who and where could not be kept: {Place}")]
        public static partial void NotKept(ILogger logger, string place);

        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an activity was not taken ({Type}): {Place}")]
        public static partial void NotTaken(ILogger logger, string type, string place);
    }
}
