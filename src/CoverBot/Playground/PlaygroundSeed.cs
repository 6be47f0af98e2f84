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
            if (file.Write(run => Say(run, SampleCrew.Script[next], next)) is { } delivery)
            {
                await HandAsync(delivery, next + 1, cancel);
            }
        }
        events.Changed(WorldEvents.Everything);
    }

    /// <param name="number">Which line of the script it is, from 1: what it says is not for the log.</param>
    private async Task HandAsync(Delivery delivery, int number, CancellationToken cancel)
    {
        try
        {
            if (await door.DeliverAsync(delivery, cancel) is Answer.Reply { Refused: true })
            {
                Log.Refused(logger, number);
            }
        }
        catch (PlaygroundBusyException)
        {
            Log.Waits(logger, number);
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

    private Delivery? Say(WorldRun run, SampleLine line, int index)
    {
        run.Do("insert into meta (key, value) values ('script', $next) on conflict (key) do update set value = excluded.value",
            ("$next", (index + 1).ToString(CultureInfo.InvariantCulture)));
        var conversation = line.In.Length > 0 ? line.In : $"dm-{line.As}";
        if (line.ToBot)
        {
            return deliveries.Add(run, line.As, conversation, new(Text: line.Text), clock.Now, quiet: true);
        }
        WorldMessages.Add(run, conversation, line.As, null, line.Text, null, null, null, clock.Now);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sample crew's line {Number} was refused")]
        public static partial void Refused(ILogger logger, int number);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The sample crew's line {Number} was not taken; it is handed over again.")]
        public static partial void Waits(ILogger logger, int number);
    }
}
