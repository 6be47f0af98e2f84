using System.Globalization;
using CoverBot.Desk;
using CoverBot.Domain.Chat;

namespace CoverBot.Playground;

/// <summary>Sets the sample crew up through the same door as real people. Goes on where it was stopped.</summary>
internal sealed partial class PlaygroundSeed(
    WorldFile file, WorldDeliveries deliveries, PlaygroundDoor door, WorldEvents events, IClockControl clock, ILogger<PlaygroundSeed> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        file.Write(AddPeople);
        for (var next = Next(); next < SampleCrew.Script.Count; next = Next())
        {
            var step = await FilledAsync(SampleCrew.Script[next], cancel);
            if (file.Write(run => Say(run, step, next)) is { } delivery)
            {
                await HandAsync(delivery, next, cancel);
            }
        }
        events.Changed(WorldEvents.Everything);
    }

    /// <summary>A form is opened by its line first, as a person does; what it holds already is kept where the step does not say otherwise.</summary>
    private async Task<SampleStep> FilledAsync(SampleStep step, CancellationToken cancel)
    {
        if (step is not { Opens: { } line, Body: { Values: { } values } body })
        {
            return step;
        }
        var opening = file.Write(run => deliveries.Add(run, step.As, Conversation(step), new(Text: line), clock.Now, quiet: true));
        try
        {
            return await door.DeliverAsync(opening, cancel) is Answer.Ask { Form: var form }
                ? step with { Body = body with { Press = form.Press.Code, Values = FormValues.Of(form).SetItems(values) } }
                : step with { Body = opening.Body };
        }
        catch (PlaygroundBusyException)
        {
            return step with { Body = opening.Body };
        }
    }

    private static string Conversation(SampleStep step) => step.In.Length > 0 ? step.In : $"dm-{step.As}";

    private async Task HandAsync(Delivery delivery, int next, CancellationToken cancel)
    {
        try
        {
            if (await door.DeliverAsync(delivery, cancel) is Answer.Reply { Refused: true })
            {
                Log.Refused(logger, next);
            }
        }
        catch (PlaygroundBusyException)
        {
            Log.Waits(logger, next);
        }
    }

    private int Next() => file.Read(run => run.Value("select value from meta where key = 'script'")) is string next ? int.Parse(next, CultureInfo.InvariantCulture) : 0;

    private static bool AddPeople(WorldRun run)
    {
        if (run.Value("select id from person limit 1") is not null)
        {
            return false;
        }
        for (var place = 0; place < SampleCrew.People.Count; place++)
        {
            WorldPeople.Add(run, SampleCrew.People[place], place);
        }
        for (var place = 0; place < SampleCrew.Channels.Count; place++)
        {
            var channel = SampleCrew.Channels[place];
            WorldPeople.AddConversation(run, new(channel.Id, channel.Id, null), place + 1, channel.Members);
        }
        return true;
    }

    private Delivery? Say(WorldRun run, SampleStep line, int index)
    {
        run.Do("insert into meta (key, value) values ('script', $next) on conflict (key) do update set value = excluded.value",
            ("$next", (index + 1).ToString(CultureInfo.InvariantCulture)));
        var conversation = Conversation(line);
        if (line.Body is { } body)
        {
            return deliveries.Add(run, line.As, conversation, body, clock.Now, quiet: true);
        }
        WorldMessages.Add(run, conversation, line.As, null, line.Small, null, null, null, clock.Now);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Step {Step} of the sample crew was refused")]
        public static partial void Refused(ILogger logger, int step);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Step {Step} of the sample crew was not taken; it is handed over again.")]
        public static partial void Waits(ILogger logger, int step);
    }
}
