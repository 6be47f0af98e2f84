using System.Globalization;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;
using CoverBot.Rendering;
using CoverBot.Slack;
using CoverBot.Slack.Receiving;
using CoverBot.Storage;
using CoverBot.Tests.Desk.Kills;
using CoverBot.Tests.Slack.Fake;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>After all replicas have ended: whether Slack shows what the storage says, each thing once, and all that was taken is there.</summary>
internal sealed class LoadJudge(ITable table, FakeSlack slack)
{
    private readonly CrewStore store = new(table);

    public static CrewId CrewOf(Workspace workspace) => Ids.Crew(SlackHosting.Platform, workspace.Id);

    public Task<Snapshot> ReadAsync(Workspace workspace) => store.LoadAsync(CrewOf(workspace), CancellationToken.None);

    /// <summary>Whether something is due, or a board is still to be delivered.</summary>
    /// <param name="now">On the clock people are told.</param>
    public async Task<bool> IsUnderWayAsync(Workspace workspace, Instant now)
    {
        var crew = await ReadAsync(workspace);
        return Rules.OfTheDomain.Due(crew.State) <= now || BoardJudge.Lags(crew, await RowsAsync(crew.Id));
    }

    /// <returns>A line for each thing that is wrong.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(Workspace workspace, IReadOnlyCollection<Said> taken)
    {
        var crew = await ReadAsync(workspace);
        var rows = await RowsAsync(crew.Id);
        return [.. BoardJudge.Find(crew.Id, crew.State, rows, Standing(workspace)).Concat(Covers(crew.State)).Concat(taken.SelectMany(said => Lost(workspace, crew.State, rows, said, taken))).Select(line => $"{workspace.Id} {line}")];
    }

    /// <summary>How late each time-out of the crew was.</summary>
    public async Task<IReadOnlyList<TimeOut>> TimeOutsAsync(Workspace workspace, Punctuality punctuality)
    {
        var crew = await ReadAsync(workspace);
        var log = (await RowsAsync(crew.Id)).Where(row => row.Key.StartsWith("log|", StringComparison.Ordinal)).ToList();
        var lapses = log.Where(row => row.Columns.ContainsKey(LogRow.Lapsed)).SelectMany(row => row.Columns[LogRow.Lapsed].Split(' ').Select(one => one.Split('/'))
            .Select(one => new Lapse(new(one[0]), int.Parse(one[1], CultureInfo.InvariantCulture), row.Moment(Columns.At))));
        var byTime = log.ToLookup(row => row.Columns["what"] == nameof(Command.Tick), row => row.Moment(Columns.At));
        return [.. punctuality.Of(crew.Id, crew.State, lapses, byTime[true].Except(byTime[false]).ToHashSet())];
    }

    /// <summary>When a message was first posted, by its mark.</summary>
    public IReadOnlyDictionary<string, Instant> Posted()
    {
        lock (slack.World.Gate)
        {
            return slack.World.Deeds.Where(deed => deed is { Method: "chat.postMessage", Mark.Length: > 0 }).GroupBy(deed => deed.Mark)
                .ToDictionary(same => same.Key, same => Instant.FromUnixTimeTicks((long)(decimal.Parse(same.First().Ts, CultureInfo.InvariantCulture) * NodaConstants.TicksPerSecond)));
        }
    }

    private Task<IReadOnlyList<Row>> RowsAsync(CrewId crew) => table.RangeAsync(crew.Value, " ", "~", CancellationToken.None);

    private List<Standing> Standing(Workspace workspace)
    {
        lock (slack.World.Gate)
        {
            return [.. slack.World.Rooms.SelectMany(room => room.Messages).Where(message => message.By == workspace && message.Mark.Length > 0).Select(Standing)];
        }
    }

    private static Standing Standing(Message message) => new(message.Mark, Blocks.Words(message.Blocks), Blocks.Buttons(message.Blocks).Any(one => !SlackAnswers.IsOfAnswer(one.Block["block_id"]?.GetValue<string>())), card =>
    {
        var rendered = SlackBlocks.Of(card);
        return message.Text == Blocks.Text(rendered) && JsonNode.DeepEquals(message.Blocks, rendered["blocks"]);
    });

    /// <summary>One for each client of an absence; who has it is the only one who said yes.</summary>
    private static IEnumerable<string> Covers(CrewState state)
    {
        foreach (var absence in state.Absences.Values)
        {
            foreach (var same in absence.Covers.GroupBy(cover => cover.Client).Where(same => same.Count() > 1))
            {
                yield return $"{absence.Id.Value}: {same.Count()} covers for {same.Key.Value}";
            }
            foreach (var cover in absence.Covers.Where(cover => cover.CoveredBy is not null))
            {
                var yes = absence.Asks.Where(ask => ask.Lines.Any(line => line.Client == cover.Client && line.Offer is Offer.Accepted)).Select(ask => ask.Member).Distinct().ToList();
                if (yes.Any(member => member != cover.CoveredBy))
                {
                    yield return $"{absence.Id.Value}: {yes.Count} said yes to {cover.Client.Value}";
                }
            }
        }
    }

    private static IEnumerable<string> Lost(Workspace workspace, CrewState state, IReadOnlyList<Row> rows, Said said, IReadOnlyCollection<Said> taken)
    {
        var member = Ids.Member(new CoverBot.Domain.Chat.Account(SlackHosting.Platform, workspace.Id, said.Person));
        if (TakenJudge.Miss(state, member, said, taken) is { } wrong)
        {
            yield return $"{said}: {wrong}";
        }
        if (said is Said.Pressed pressed && state.Absences.TryGetValue(pressed.Press[0], out var absence)
            && pressed.Thanks.Contains(DateWords.SpanShort(absence.Span), StringComparison.Ordinal) && !rows.Any(row => IsYes(row, absence.Id, member)))
        {
            yield return $"{said}: was thanked for, and nothing is in the log";
        }
    }

    /// <summary>A yes may have been somebody else's a moment later, or the absence may be over: the log keeps it.</summary>
    private static bool IsYes(Row row, AbsenceId absence, MemberId member) => row.Key.StartsWith($"log|{absence.Value}|", StringComparison.Ordinal)
        && row.Columns["who"] == member.Value && row.Columns["what"] is "pressed accept" or "pressed call";
}
