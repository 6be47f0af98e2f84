using System.Globalization;
using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>One process with a real courier, whose every call waits until the search lets it go on.</summary>
internal sealed class Slot : ITable, IBoards, IChat
{
    private readonly World _world;
    private readonly Courier _courier;
    private Task<CourierOutcome>? _run;
    private long _view;

    public Slot(World world, string name)
    {
        _world = world;
        Name = name;
        _courier = new(this, this, [this], world.Clock, new NoFaults(), NullLogger<Courier>.Instance, name, alone: false);
    }

    public string Name { get; }

    public List<Call> Calls { get; } = [];

    /// <summary>Where the running courier stands: what it was answered since its memory was last the same as the row.</summary>
    public ulong History { get; private set; }

    /// <summary>The row as the courier saw it last; null when it saw none.</summary>
    public Row? Seen { get; private set; }

    /// <summary>Whether it stood still beyond its hold in this run. Dying before it can repair what it did late is the one thing nothing heals.</summary>
    public bool Paused { get; private set; }

    /// <summary>Whether it stands still now.</summary>
    public bool StandsStill { get; private set; }

    public bool Idle => _run is null;

    public string Platform => "slack";

    public string NewHolder() => _courier.NewHolder();

    public void StandStill() => Paused = StandsStill = true;

    public void Start(string? holder)
    {
        History = 1;
        _run = _courier.RunAsync("crew", "b", holder is null ? null : new(holder), CancellationToken.None);
        Settle();
    }

    /// <summary>Answers a call: the courier runs on until it waits again or ends.</summary>
    public void Answer(Call call, object value)
    {
        var now = _world.Scenario.Pauses + _world.Scenario.Slow > 0 ? _world.Clock.Now.ToUnixTimeTicks() : 0;
        Calls.Remove(call);
        StandsStill = false;
        call.Answer(value);
        _view = call.Name switch
        {
            "read" => ((BoardView)value).Rev,
            "rev" => 0,
            _ => _view,
        };
        // After a successful write the courier remembers nothing but the row and the list; before it has read the list, nothing but the row.
        var nothingElse = value is not Exception && (call.Kind == CallKind.Commit || (call.Name == "get" && _view == 0));
        History = Model.Fingerprint.Of(FormattableString.Invariant($"{(nothingElse ? 0 : History)} {_view} {call.Name} {World.Text(value)} {now} {string.Join(',', Calls.Select(next => next.Name))}"));
        Settle();
    }

    private void Settle()
    {
        if (_run is not { IsCompleted: true })
        {
            return;
        }
        _run.GetAwaiter().GetResult();
        _run = null;
        Paused = false;
        History = 0;
        _view = 0;
        Seen = null;
    }

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancel) =>
        Wait<Row?>("get", CallKind.Read, () => _world.Table.Get(partition, key) is { } row ? row : (object)None.Value, row => Seen = row);

    public Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel) =>
        throw new InvalidOperationException("the courier reads no ranges");

    public Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel) =>
        Wait<IReadOnlyList<string>>("commit", CallKind.Commit, () =>
        {
            try
            {
                return _world.Table.Commit(partition, actions);
            }
            catch (TableConflictException conflict)
            {
                return conflict;
            }
        }, versions => Seen = actions[0] switch
        {
            RowAction.Insert insert => new(insert.Key, insert.Columns, versions[0]),
            RowAction.Replace replace => new(replace.Key, replace.Columns, versions[0]),
            _ => null,
        });

    public Task<BoardView> ReadAsync(string crew, string board, CancellationToken cancel) => Wait<BoardView>("read", CallKind.Read, () => _world.View);

    public Task<long> RevAsync(string crew, CancellationToken cancel) => Wait<long>("rev", CallKind.Read, () => _world.View.Rev);

    public bool CanLookUp(Address to) => _world.Scenario.LookUp;

    public Task<ChatResult> OpenAsync(Address to, CancellationToken cancel) => Task.FromResult<ChatResult>(new ChatResult.Done(Sample.Conversation(to)));

    public Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel) =>
        Wait<ChatResult>("post " + card.Summary, CallKind.Post, () => _world.Room.Post(conversation, card.Plain, mark));

    public Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel) =>
        Wait<ChatResult>($"edit {message} {card.Plain}", CallKind.Edit, () => _world.Room.Edit(message, card.Plain));

    public Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel) =>
        Wait<ChatResult>("delete " + message, CallKind.Edit, () => _world.Room.Delete(message));

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) =>
        Wait<ChatResult>("look up " + mark, CallKind.Read, () => _world.Room.LookUp(conversation, mark));

    /// <summary>What makes it differ from the other processes.</summary>
    public string Fingerprint(Row? row)
    {
        var stale = Seen is { } seen && seen.Version != row?.Version ? World.Text(seen) : "";
        var holds = !Idle && row is not null && row.Columns.GetValueOrDefault("Holder", "").StartsWith(Name + "/", StringComparison.Ordinal);
        return FormattableString.Invariant($"{History} {stale} {holds} {Paused} {StandsStill};");
    }

    private Task<T> Wait<T>(string name, CallKind kind, Func<object> effect, Action<T>? answered = null)
    {
        var source = new TaskCompletionSource<T>();
        Calls.Add(new(name, kind, effect, value =>
        {
            if (value is Exception failure)
            {
                source.SetException(failure);
                return;
            }
            var answer = value is None ? default! : (T)value;
            answered?.Invoke(answer);
            source.SetResult(answer);
        }));
        return source.Task;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}[{string.Join(", ", Calls.Select(call => call.Name))}]");
}

/// <summary>The answer that there is nothing.</summary>
internal sealed class None
{
    public static readonly None Value = new();
}
