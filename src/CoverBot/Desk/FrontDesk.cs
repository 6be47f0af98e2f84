using CoverBot.Desk.Linking;
using CoverBot.Desk.Rows;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Decides, saves, answers, and only then has the crew delivered.</summary>
internal sealed partial class FrontDesk(
    CrewDirectory directory, FactsFinder facts, Decisions decisions, Rules rules, CrewRunner runner, Presses presses, Reachability reach, LateAnswers late, LinkDesk links, Sides sides,
    Work work, IFaults faults, ILogger<FrontDesk> logger) : IDesk
{
    public async Task<Answer> HandleAsync(Inbound inbound, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        cancel.ThrowIfCancellationRequested();
        // What has begun is not given up when the asking connection goes away: it may be saved already.
        inbound = inbound with { NewId = Ids.NewId(inbound.DeliveryId) };
        if (late.PatienceOf(inbound) is not { } patience)
        {
            return await work.DoAsync(token => AnswerAsync(inbound, token));
        }
        // One piece of work until the outcome is told, however late that is: a stop waits for all of it.
        var reply = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var whole = work.DoAsync(async token =>
        {
            await late.AnswerAsync(inbound, AnswerAsync(inbound, token), patience, reply, token);
            return true;
        });
        await await Task.WhenAny(reply.Task, whole);
        return await reply.Task;
    }

    private async Task<Answer> AnswerAsync(Inbound inbound, CancellationToken cancel)
    {
        try
        {
            var outcome = await DecideAsync(inbound, cancel);
            var triesAgain = await IsHeardAsync(inbound, outcome.After, cancel);
            _ = AfterwardsAsync(inbound, outcome, triesAgain);
            return outcome.Answer;
        }
        catch (DecidingException error)
        {
            Log.Broke(logger, inbound.DeliveryId, CodePlace.Of(error.InnerException!));
            return Sentences.Broke;
        }
        catch (TableLimitException error)
        {
            Log.Broke(logger, inbound.DeliveryId, CodePlace.Of(error));
            return Sentences.TooMuch;
        }
        catch (PlatformDownException down) when (!FactsFinder.IsSentAgain(inbound))
        {
            return Sentences.NoAnswerFrom(down.Name);
        }
        catch (NewerSchemaException) when (!FactsFinder.IsSentAgain(inbound))
        {
            return Sentences.BeingUpdated;
        }
    }

    /// <summary>What was decided is answered, whatever becomes of this.</summary>
    private async Task<bool> IsHeardAsync(Inbound inbound, Snapshot crew, CancellationToken cancel)
    {
        try
        {
            return await reach.HeardAsync(inbound, crew, cancel);
        }
        catch (Exception error) when (StoreTrouble.Is(error))
        {
            Log.NotHeard(logger, inbound.DeliveryId, CodePlace.Of(error));
            return true;
        }
    }

    private async Task<Outcome> DecideAsync(Inbound inbound, CancellationToken cancel)
    {
        var crew = await directory.FindAsync(inbound.From, cancel);
        var known = await facts.FindAsync(inbound, crew, cancel);
        (crew, known) = await links.LookUpAsync(inbound, crew, known, cancel);
        while (true)
        {
            try
            {
                if (inbound is Inbound.Invited { In: { } channel })
                {
                    await reach.InvitedAsync(channel, crew, cancel);
                }
                var outcome = await decisions.DecideAsync(Wish(inbound, crew, known), cancel);
                if (known.Link is not null || await sides.RehomeAsync(inbound.From, crew, outcome.After.State, cancel) is not { } elsewhere)
                {
                    return await links.FinishAsync(inbound, known, outcome, cancel);
                }
                directory.Forget(inbound.From);
                crew = elsewhere;
                known = known with { NewCrew = crew };
            }
            catch (AnotherCrewException other)
            {
                crew = other.Crew;
                known = known with { NewCrew = crew };
            }
        }
    }

    private Wish Wish(Inbound inbound, CrewId crew, Facts known) => new(
        crew, inbound.DeliveryId, Ids.Member(inbound.From).Value, Kind(inbound), (state, at) => rules.Respond(inbound, known, state, at),
        Enter: async cancel =>
        {
            if (await directory.EnterAsync(inbound.From, crew, cancel) is var entered && entered != crew)
            {
                throw new AnotherCrewException(entered);
            }
        });

    /// <summary>The person is answered first; the crew, and the card that was pressed, come after.</summary>
    private Task AfterwardsAsync(Inbound inbound, Outcome outcome, bool triesAgain) => runner.UnwatchedAsync(outcome.After.Id, async cancel =>
    {
        await faults.AtAsync(Faults.Answered);
        cancel.ThrowIfCancellationRequested();
        var run = outcome.Changed || outcome.Repeated || triesAgain || inbound is Inbound.Invited;
        if (inbound is Inbound.Pressed { On: { } message } pressed && outcome.After.Head.IsThere)
        {
            run |= await presses.SeeToAsync(pressed, message, outcome, cancel);
        }
        if (inbound is Inbound.Opened opened && outcome.After.State.MemberBehind(inbound.From) is not null)
        {
            await presses.OpenedAsync(opened, outcome, cancel);
            run = true;
        }
        if (run)
        {
            await runner.RunAsync(outcome.After.Id, outcome.Changed ? outcome.After : null);
        }
    });

    private static string Kind(Inbound inbound) => inbound switch
    {
        Inbound.Typed => "typed",
        Inbound.Pressed pressed => "pressed " + Verb(pressed.Press),
        Inbound.Submitted submitted => "submitted " + Verb(submitted.Form),
        Inbound.Invited => "invited",
        Inbound.Moved moved => moved.Joined ? "joined" : "left",
        Inbound.Opened => "opened",
        _ => throw new InvalidOperationException($"no such inbound: {inbound.GetType().Name}"),
    };

    /// <summary>A hand-made press may say anything in place of a verb.</summary>
    private static string Verb(Domain.Cards.Press press) =>
        press.Verb.Length <= 40 && press.Verb.All(letter => letter is (>= 'a' and <= 'z') or '-') ? press.Verb : "?";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Deciding delivery {Delivery} broke: {Place}")]
        public static partial void Broke(ILogger logger, string delivery, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Who sent delivery {Delivery} can be reached again, which the store did not take: {Place}")]
        public static partial void NotHeard(ILogger logger, string delivery, string place);
    }
}

/// <summary>Somebody else entered another crew for this workspace first.</summary>
internal sealed class AnotherCrewException(CrewId crew) : Exception("the workspace has another crew")
{
    public CrewId Crew { get; } = crew;
}
