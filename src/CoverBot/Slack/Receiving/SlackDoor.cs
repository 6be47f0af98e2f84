using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>
/// The way in, whatever way it came: reads what was said, has it decided, answers, and only then acknowledges, as long as that fits into Slack's 3 seconds.
/// Never throws.
/// </summary>
internal sealed partial class SlackDoor(
    ISlackWorkspaces workspaces, SlackSaid said, SlackNews news, AnswerRows answers, Work work, IClock clock, TimeProvider wall, ILogger<SlackDoor> logger)
{
    /// <summary>Slack waits 3 seconds. What is not answered by now is answered after; an event that is not saved yet is not acknowledged, and comes again.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(2500);

    private static readonly Card OrgWide =
        Card.Of("CoverBot can't work from an installation for a whole organisation. Please ask an administrator to install it in this workspace itself.");

    private static readonly Card NotInstalled = Card.Of("CoverBot is not installed in this workspace any more. Please ask an administrator to install it again.");

    public async Task<SlackAck> HandleAsync(Received received)
    {
        var ack = new TaskCompletionSource<SlackAck>(TaskCreationOptions.RunContinuationsAsynchronously);
        var claim = new AnswerClaim(answers, wall, received);
        await using var patience = wall.CreateTimer(_ => _ = LateAsync(received, claim, ack), null, Budget, Timeout.InfiniteTimeSpan);
        _ = RunAsync(received, claim, ack);
        return await ack.Task;
    }

    /// <summary>Goes on after the acknowledgement, if it must; the process does not end before it.</summary>
    private async Task RunAsync(Received received, AnswerClaim claim, TaskCompletionSource<SlackAck> ack)
    {
        try
        {
            await work.DoAsync(async token =>
            {
                await HearAsync(received, claim, ack, token);
                return ack.TrySetResult(SlackAck.Empty);
            });
        }
#pragma warning disable CA1031 // Whatever went wrong, Slack is answered.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotTaken(logger, received.Kind, CodePlace.Of(error));
            ack.TrySetResult(Broken(received));
        }
    }

    private async Task HearAsync(Received received, AnswerClaim claim, TaskCompletionSource<SlackAck> ack, CancellationToken stopping)
    {
        if (SlackReader.IsOrgWide(received))
        {
            ack.TrySetResult(Refused(received, OrgWide));
            return;
        }
        if (SlackReader.Team(received) is not { } team || await workspaces.FindAsync(team, stopping) is not { } workspace)
        {
            ack.TrySetResult(Refused(received, NotInstalled));
            return;
        }
        var delivery = new Delivery(team, workspace.BotUser, received.SentAt, wall.Wall(), clock.GetCurrentInstant());
        var heard = SlackReader.Read(received, delivery);
        await (heard is Heard.Said one ? said.AnswerAsync(new(received, workspace, one.Inbound, one.Way, claim, ack, stopping)) : news.TakeAsync(heard, workspace, received));
    }

    /// <summary>Slack repeats an event then, maybe to another replica, which must know of this one before; where it can't, Slack itself notices that it waits in vain.</summary>
    private static async Task LateAsync(Received received, AnswerClaim claim, TaskCompletionSource<SlackAck> ack)
    {
        if (received.Kind != ReceivedKind.Event)
        {
            ack.TrySetResult(Refused(received, Sentences.Afterwards(Sentences.Working)));
            return;
        }
        if (await claim.ShareAsync())
        {
            ack.TrySetResult(SlackAck.NotTaken);
        }
    }

    /// <summary>Words for whoever typed a command; everybody else sees nothing.</summary>
    private static SlackAck Refused(Received received, Card card) =>
        received is { Kind: ReceivedKind.Command, TakesBody: true } ? new(SlackAnswers.Response(card, toAll: false)) : SlackAck.Empty;

    /// <summary>Slack sends events again that were not taken, and nothing else: there the person is asked to.</summary>
    private static SlackAck Broken(Received received) => received.Kind == ReceivedKind.Event
        ? SlackAck.NotTaken
        : Refused(received, Sentences.Afterwards(Sentences.NotSaved));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What Slack sent was not taken ({Kind}): {Place}")]
        public static partial void NotTaken(ILogger logger, ReceivedKind kind, string place);
    }
}
