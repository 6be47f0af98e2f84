using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>A courier, the board it delivers, and everything around it.</summary>
internal sealed class Rig : IBoards, IFaults
{
    private int _processes;

    public Rig() => Courier = NewProcess();

    /// <summary>Whether a process that starts knows that all others are gone.</summary>
    public bool Alone { get; set; }

    public SteppedTime Clock { get; } = new();

    public MemoryTable Table { get; } = new();

    public FakeChat Chat { get; } = new();

    public BoardView View { get; private set; } = new(0, []);

    public Courier Courier { get; private set; }

    /// <summary>What happens when the flow reaches a point; a test may let the process die there.</summary>
    public Func<string, Task> At { get; set; } = _ => Task.CompletedTask;

    public BoardRow Row => BoardColumns.Read(Table.Get("crew", "board|b")!);

    public IReadOnlyList<string> Shown => [.. Chat.Room.Messages.Select(message => $"{message.Conversation}: {message.Words}")];

    /// <summary>The state moves on: one revision more, showing these cards.</summary>
    public void Lists(params ImmutableArray<BoardCard> cards) => View = new(View.Rev + 1, cards);

    public Task<CourierOutcome> Run(string? holder = null) => Courier.RunAsync("crew", "b", holder is null ? null : new(holder), TestContext.Current.CancellationToken);

    /// <summary>The state moves on and is delivered.</summary>
    public Task<CourierOutcome> Shows(params ImmutableArray<BoardCard> cards)
    {
        Lists(cards);
        return Run();
    }

    /// <summary>Runs the board until nothing is left to do, moving the clock to whatever it waits for.</summary>
    public async Task<CourierOutcome> Drain()
    {
        for (var runs = 0; runs < 50; runs++)
        {
            var outcome = await Run();
            if (outcome.RunAgainAt is not { } at)
            {
                return outcome;
            }
            Clock.Now = at;
        }
        throw new InvalidOperationException("it never comes to rest");
    }

    public void Pass(int seconds) => Clock.Now += Duration.FromSeconds(seconds);

    /// <summary>The process dies when it reaches <paramref name="point"/>; another one starts.</summary>
    public void DieAt(string point, Func<Task> run)
    {
        var courier = Courier;
        At = reached => reached == point && Courier == courier ? new TaskCompletionSource().Task : Task.CompletedTask;
        var left = run();
        Assert.False(left.IsCompleted, $"it never reached '{point}'");
        At = _ => Task.CompletedTask;
        Courier = NewProcess();
    }

    public Task<BoardView> ReadAsync(string crew, string board, CancellationToken cancel) => Task.FromResult(View);

    public Task<long> RevAsync(string crew, CancellationToken cancel) => Task.FromResult(View.Rev);

    Task IFaults.AtAsync(string point) => At(point);

    private Courier NewProcess() => new(Table, this, [Chat], Clock, this, NullLogger<Courier>.Instance, "process" + ++_processes, Alone);
}
