using CoverBot.Desk;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;

namespace CoverBot.Slack.Receiving;

/// <summary>What Slack tells by itself, and nobody said.</summary>
internal sealed class SlackNews(ISlackWorkspaces workspaces, SlackPeople people, IChannelNews channels, SlackApi api)
{
    public async Task TakeAsync(Heard heard, SlackWorkspace workspace, Received received)
    {
        switch (heard)
        {
            case Heard.Changed changed:
                people.Forget(changed.Account);
                break;
            case Heard.Renamed renamed:
                people.Forget(renamed.Channel);
                await channels.ChangedAsync(renamed.Channel, CancellationToken.None);
                break;
            case Heard.Uninstalled:
                await workspaces.EndAsync(workspace.Team, HeardEvents.Time(received.Payload) ?? received.SentAt, CancellationToken.None);
                break;
            case Heard.TokensRevoked:
                // It may be about a token that was replaced: the one in use is asked after, and a dead one ends the installation.
                await api.CallAsync(workspace.Team, "auth.test", new Dictionary<string, string>(), CancellationToken.None);
                break;
            default:
                break;
        }
    }
}
