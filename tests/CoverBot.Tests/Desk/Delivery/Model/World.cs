using System.Collections.Concurrent;
using System.Globalization;
using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>One board, a table, a chat and two processes, moved on one choice at a time.</summary>
internal sealed class World
{
    /// <summary>Every row met, by its columns: rows are read far more often than they differ.</summary>
    private static readonly ConcurrentDictionary<string, BoardRow> Parsed = [];

    private readonly List<Straggler> _stragglers = [];
    private readonly Slot[] _slots;
    private string? _insertedFor;
    private int _view;
    private int _processes;
    private bool _woken = true;

    public World(Scenario scenario)
    {
        Scenario = scenario;
        (Kills, Lost, Pauses, Slow, Refusals) = (scenario.Kills, scenario.Lost, scenario.Pauses, scenario.Slow, scenario.Refusals);
        _slots = [NewProcess(), NewProcess()];
        if (scenario.Inserted)
        {
            _insertedFor = _slots[0].NewHolder();
            Table.Commit("crew", [BoardRow.New("b", _insertedFor, Clock.Now, View.Cards, _ => scenario.LookUp).Insertion()]);
        }
    }

    public Scenario Scenario { get; }

    public WallClock Clock { get; } = new();

    public MemoryTable Table { get; } = new();

    public ChatRoom Room { get; } = new();

    public BoardView View => Scenario.Views[_view];

    private int Kills { get; set; }

    private int Lost { get; set; }

    private int Pauses { get; set; }

    private int Slow { get; set; }

    private int Refusals { get; set; }

    private BoardRow? Row => Table.Get("crew", "board|b") is not { } row ? null
        : Parsed.GetOrAdd(Text(row), static (_, read) => BoardColumns.Read(read), row);

    private bool Last => _view == Scenario.Views.Length - 1;

    /// <summary>Nothing is under way, nothing waits, and nothing more will change.</summary>
    public bool AtRest => Last && _stragglers.Count == 0 && _slots.All(slot => slot.Idle) && Row is { Holder: "" } row && !row.Lags(View.Rev);

    public static string MarkOf(string key) => Chats.Mark("crew", "b", key, 0);

    /// <summary>The message the board's row knows as the card's; null when it knows none.</summary>
    public string? MessageOf(string key) => Row?.Cards.GetValueOrDefault(key)?.Message;

    /// <summary>Everything that may happen next.</summary>
    public IEnumerable<(string Name, Action Do)> Choices()
    {
        var row = Row;
        foreach (var slot in _slots.Where(slot => !slot.Idle))
        {
            foreach (var choice in slot.Calls.SelectMany(call => CallChoices(slot, call)).Concat(KillChoices(slot)))
            {
                yield return choice;
            }
        }
        foreach (var late in _stragglers)
        {
            yield return ("lands late: " + late.Call.Name, () => Land(late));
        }
        foreach (var choice in Starts(row).Concat(Times(row)))
        {
            yield return choice;
        }
        if (!Last)
        {
            yield return ("the state moves on", () => (_view, _woken) = (_view + 1, true));
        }
        if (_insertedFor is not null && Kills > 0)
        {
            yield return ("dies after the commit", () => (_insertedFor, Kills, _slots[0]) = (null, Kills - 1, NewProcess()));
        }
    }

    /// <summary>Equal states have equal fingerprints, however they came about.</summary>
    public ulong Fingerprint()
    {
        var row = Table.Get("crew", "board|b");
        var text = new System.Text.StringBuilder();
        foreach (var column in row is null ? [] : row.Columns.ToArray())
        {
            text.Append(column.Key).Append('=').Append(column.Key == "Holder" ? "" : column.Value).Append(';');
        }
        foreach (var message in Room.Messages.OrderBy(message => message.Conversation, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{message.Id} {message.Words};");
        }
        text.AppendJoin(' ', _slots.Select(slot => slot.Fingerprint(row)).Order(StringComparer.Ordinal));
        foreach (var late in _stragglers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{late.Call.Name} {late.Deadline.ToUnixTimeTicks()};");
        }
        text.Append(CultureInfo.InvariantCulture, $"{Clock.Now.ToUnixTimeTicks()} {_view} {_woken} {_insertedFor} {Kills} {Lost} {Pauses} {Slow} {Refusals}");
        return Model.Fingerprint.Of(text.ToString());
    }

    public override string ToString() => string.Join("\n  ", [.. Row?.Cards.Select(card => card.ToString()) ?? [], .. Room.Seen]);

    /// <summary>An answer as text; row versions left out.</summary>
    public static string Text(object answer) => answer switch
    {
        Row row => string.Join(';', row.Columns.Select(column => column.Key + '=' + column.Value)),
        IReadOnlyList<string> => "done",
        BoardView view => view.Rev.ToString(CultureInfo.InvariantCulture),
        _ => answer.ToString() ?? "",
    };

    private IEnumerable<(string, Action)> CallChoices(Slot slot, Call call)
    {
        yield return ($"{slot.Name} {call.Name}", () => slot.Answer(call, call.Do()));
        if (Lost > 0 && call.Kind == CallKind.Commit)
        {
            yield return ($"{slot.Name} {call.Name}, answer lost", () =>
            {
                call.Do();
                Lose(slot, call, new TableUnsureException("no answer"));
            });
            yield return ($"{slot.Name} {call.Name} lost", () => Lose(slot, call, new TableUnsureException("no answer")));
        }
        if (Lost > 0 && call.Kind is CallKind.Post or CallKind.Edit)
        {
            yield return ($"{slot.Name} {call.Name}, no answer", () =>
            {
                Leave(call, call.Kind == CallKind.Post ? 20 : 10);
                Lose(slot, call, new ChatResult.Unsure());
            });
        }
        if (Refusals > 0 && call.Kind is CallKind.Post or CallKind.Edit)
        {
            yield return ($"{slot.Name} {call.Name}: not now", () =>
            {
                Refusals--;
                slot.Answer(call, new ChatResult.NotDone(Duration.FromSeconds(3)));
            });
        }
    }

    private void Lose(Slot slot, Call call, object answer)
    {
        Lost--;
        slot.Answer(call, answer);
    }

    /// <summary>The request may still be done, until <paramref name="seconds"/> from now.</summary>
    private void Leave(Call call, int seconds) => _stragglers.Add(new(call, Clock.Now + Duration.FromSeconds(seconds)));

    private IEnumerable<(string, Action)> KillChoices(Slot slot)
    {
        // Dying while it only reads is the same as dying just before or after its last call that did something.
        if (Kills > 0 && !slot.Paused && slot.Calls.Any(call => call.Kind != CallKind.Read))
        {
            yield return ($"{slot.Name} dies", () => Kill(slot, false));
            if (slot.Calls.Any(call => call.Kind == CallKind.Commit))
            {
                yield return ($"{slot.Name} dies as its commit is done", () => Kill(slot, true));
            }
        }
    }

    private void Kill(Slot slot, bool committed)
    {
        Kills--;
        foreach (var call in slot.Calls)
        {
            if (call.Kind is CallKind.Post or CallKind.Edit)
            {
                Leave(call, 20);
            }
            else if (committed && call.Kind == CallKind.Commit)
            {
                call.Do();
            }
        }
        _slots[Array.IndexOf(_slots, slot)] = NewProcess();
    }

    private Slot NewProcess() => new(this, "process" + (++_processes).ToString(CultureInfo.InvariantCulture));

    private void Land(Straggler late)
    {
        _stragglers.Remove(late);
        late.Call.Do();
    }

    /// <summary>A wake-up came, or the board waits no longer.</summary>
    private IEnumerable<(string, Action)> Starts(BoardRow? row)
    {
        if (_insertedFor is { } holder)
        {
            yield return ("the one who committed delivers", () =>
            {
                _insertedFor = null;
                _slots[0].Start(holder);
            });
        }
        else if (_woken || row is null || (row.Lags(View.Rev) && !(row.NotBefore > Clock.Now)))
        {
            foreach (var slot in _slots.Where(slot => slot.Idle).Take(_slots.Any(slot => !slot.Idle) ? 2 : 1))
            {
                yield return ($"{slot.Name} starts", () =>
                {
                    _woken = false;
                    slot.Start(null);
                });
            }
        }
    }

    /// <summary>Time passes while nobody is at it; or while somebody is, which that one is to survive.</summary>
    private IEnumerable<(string, Action)> Times(BoardRow? row)
    {
        if (_slots.All(slot => slot.Idle || slot.StandsStill))
        {
            var next = _stragglers.Select(late => (Instant?)late.Deadline).Append(row?.NotBefore).Where(at => at > Clock.Now).Min();
            if (next is { } at && _insertedFor is null)
            {
                yield return ("time passes", () => Pass(at));
            }
        }
        else
        {
            if (Slow > 0 && _slots.Any(slot => slot.Calls.Any(call => call.Kind == CallKind.Read)))
            {
                yield return ("4 s pass", () =>
                {
                    Slow--;
                    Pass(Clock.Now + Duration.FromSeconds(4));
                });
            }
            if (Pauses > 0 && _slots.Any(slot => slot.Calls.Any(call => call.Kind == Scenario.PauseOn)))
            {
                yield return ("everybody stands still for 21 s", StandStill);
            }
        }
    }

    private void StandStill()
    {
        Pauses--;
        foreach (var slot in _slots.Where(slot => !slot.Idle))
        {
            slot.StandStill();
        }
        Pass(Clock.Now + Duration.FromSeconds(21));
    }

    private void Pass(Instant until)
    {
        Clock.Now = until;
        _stragglers.RemoveAll(late => late.Deadline <= until);
    }
}
