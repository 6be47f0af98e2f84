using CoverBot.Desk;
using CoverBot.Teams.Receiving.Answering;
using CoverBot.Teams.Receiving.Reading;

namespace CoverBot.Teams.Receiving;

/// <summary>What Teams tells or asks by itself, and nobody said.</summary>
internal sealed class TeamsNews(ITeamsPlaces places, TeamsPeople people, IChannelNews channels, IReach reach, IShown shown)
{
    public async Task TakeAsync(Heard heard, string tenant, TaskCompletionSource<TeamsAck> ack)
    {
        switch (heard)
        {
            case Heard.Changed changed:
                foreach (var channel in changed.Channels)
                {
                    people.Forget(channel);
                    await channels.ChangedAsync(channel, CancellationToken.None);
                }
                break;
            case Heard.Installed:
                await reach.ReachableAgainAsync(TeamsHosting.Platform, tenant, CancellationToken.None);
                break;
            case Heard.Removed removed:
                await places.ForgetChatAsync(removed.Account, CancellationToken.None);
                break;
            case Heard.Refreshed refreshed:
                ack.TrySetResult(TeamsAck.With(await shown.NowAsync(refreshed.Reader, refreshed.In, refreshed.Message, CancellationToken.None) is { } card
                    ? PressAnswers.Replace(card) : PressAnswers.Words("Up to date.")));
                break;
            case Heard.Answered answered:
                ack.TrySetResult(TeamsShowing.At(answered.Way, answered.Card));
                break;
            default:
                ack.TrySetResult(TeamsAck.NotImplemented);
                break;
        }
    }
}
