using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Desk.Delivery;
using CoverBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Desk;

/// <summary>A desk as it stands in the host, on a real store, with <see cref="SmallRules"/> and one chat; nothing runs by itself.</summary>
internal sealed class OneDesk : IDisposable
{
    private readonly ServiceProvider services;
    private readonly Instant typedAt;

    /// <param name="store">May be shared by several desks.</param>
    /// <param name="rules">Null for the small ones.</param>
    /// <param name="room">The chat's server; null for one of its own.</param>
    /// <param name="clock">Null for the store's, which stands still.</param>
    /// <param name="people">Who is in every channel; null for nobody.</param>
    /// <param name="alone">Whether no other desk is at the store.</param>
    /// <param name="faults">Null for none.</param>
    /// <param name="wall">Wall time; null for the store's.</param>
    public OneDesk(IStoreUnderTest store, Rules? rules = null, ChatRoom? room = null, IClock? clock = null, IReadOnlyList<string>? people = null, bool alone = false, IFaults? faults = null, TimeProvider? wall = null)
    {
        Room = room ?? new();
        Chat = new(Room) { InChannels = people ?? [] };
        Table = new(store.Table);
        WakeUps = new(store.WakeUps);
        typedAt = store.Now;
        var all = new ServiceCollection();
        all.AddLogging(logging => logging.AddProvider(new LogLines(Logged)).SetMinimumLevel(LogLevel.Trace));
        all.AddSingleton<ITable>(Table).AddSingleton<IWakeUps>(WakeUps).AddSingleton(clock ?? store.Clock).AddSingleton(wall ?? store.Wall);
        all.AddSingleton(faults ?? new NoFaults()).AddSingleton<IChat>(Chat).AddSingleton<IPeople>(Chat);
        all.AddDesk(alone);
        all.AddSingleton(rules ?? SmallRules.All);
        all.AddSingleton<WakeUpPump>();
        services = all.BuildServiceProvider();
    }

    public static CrewId Crew { get; } = Ids.Crew("playground", "T1");

    public ChatRoom Room { get; }

    public OneChat Chat { get; }

    public TroubledTable Table { get; }

    public TroubledWakeUps WakeUps { get; }

    public ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>What people can see in Ann's chat, in order.</summary>
    public IEnumerable<string> Seen => Room.Messages.Select(message => message.Words);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<string> TypeAsync(string text, string? delivery = null) => Words(await Get<IDesk>().HandleAsync(
        new Inbound.Typed(delivery ?? text, SmallRules.Ann, null, typedAt, "", text), CancellationToken.None));

    public async Task<string> PressAsync(string? on, string delivery = "press") => Words(await Get<IDesk>().HandleAsync(
        new Inbound.Pressed(delivery, SmallRules.Ann, null, typedAt, "", Press.Of("look", (await StateAsync()).Absences.Keys.FirstOrDefault() ?? ""), on), CancellationToken.None));

    public Task<Answer> InviteAsync(ChannelRef channel) => Get<IDesk>().HandleAsync(new Inbound.Invited("invite " + channel.Id, SmallRules.Ann, channel, typedAt, ""), CancellationToken.None);

    public Task<Outlook> RunAsync() => Get<CrewRunner>().RunAsync(Crew);

    public async Task<CrewState> StateAsync() => (await Get<CrewStore>().LoadAsync(Crew, CancellationToken.None)).State;

    public async Task<ImmutableArray<string>> KeysAsync() =>
        [.. (await Table.RangeAsync(Crew.Value, " ", "~", CancellationToken.None)).Select(row => row.Key)];

    /// <summary>Handles the wake-ups that are visible now.</summary>
    public async Task HandleWakeUpsAsync()
    {
        foreach (var received in await WakeUps.ReceiveAsync(100, Duration.FromSeconds(60), CancellationToken.None))
        {
            await Get<WakeUpPump>().HandleAsync(received, CancellationToken.None);
        }
    }

    /// <summary>What goes on behind the answers has ended, then.</summary>
    public async Task QuietAsync()
    {
        await Get<Work>().CloseAsync(TimeSpan.FromSeconds(60));
        Get<Work>().Open();
    }

    public void Dispose() => services.Dispose();

    private static string Words(Answer answer) => answer is Answer.Reply reply ? reply.Card.Summary : answer.ToString();
}
