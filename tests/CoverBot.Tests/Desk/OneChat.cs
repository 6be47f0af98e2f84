using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Desk.Delivery;
using NodaTime;

namespace CoverBot.Tests.Desk;

/// <summary>A chat whose server is in memory and can be down; knows everybody. Several may stand before one server.</summary>
internal sealed class OneChat(ChatRoom room) : IChat, IPeople
{
    public string Platform => "playground";

    /// <summary>As long as it takes, unless a test is about waiting: how fast the machine is decides nothing here.</summary>
    public TimeSpan? Patience { get; set; }

    public bool IsDown { get; set; }

    /// <summary>Says nothing about people and channels.</summary>
    public bool IsDumb { get; set; }

    /// <summary>Who is in every channel there is; empty when there is none.</summary>
    public IReadOnlyList<string> InChannels { get; init; } = [];

    /// <summary>What it says when it is down: come again after that.</summary>
    public Duration After { get; set; } = Duration.FromSeconds(5);

    /// <summary>Whether people have no page of the bot's here.</summary>
    public bool HasNoPages { get; set; }

    /// <summary>Called before each call.</summary>
    public Action? Before { get; set; }

    /// <summary>Why nobody can be reached; null while everybody can.</summary>
    public string? Closed { get; set; }

    /// <summary>Every call waits for this.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    public bool CanLookUp(Address to) => true;

    public Task<ChatResult> OpenAsync(Address to, CancellationToken cancel) => Do(() =>
        HasNoPages && to is Address.Home ? new ChatResult.Unreachable("missing_scope") : new ChatResult.Done(Sample.Conversation(to)));

    public Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel) => Do(() => room.Post(conversation, card.Summary, mark));

    public Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel) => Do(() => room.Edit(message, card.Summary));

    public Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel) => Do(() => room.Delete(message));

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) => Do(() => room.LookUp(conversation, mark));

    public Task<ChatProfile?> FindAsync(Account account, CancellationToken cancel) =>
        IsDumb ? throw new PlatformDownException("The Playground") : Task.FromResult<ChatProfile?>(new(account.User, account.User, "Europe/London"));

    public Task<IReadOnlyList<Account>> MembersAsync(ChannelRef channel, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Account>>([.. InChannels.Select(user => new Account(channel.Platform, channel.Tenant, user))]);

    public Task<ChannelInfo?> ChannelAsync(ChannelRef channel, CancellationToken cancel) =>
        IsDumb ? throw new PlatformDownException("The Playground") : Task.FromResult(InChannels.Count > 0 ? new ChannelInfo(channel.Id, SharedOutside: false) : null);

    private async Task<ChatResult> Do(Func<ChatResult> act)
    {
        Before?.Invoke();
        await Holds;
        lock (room)
        {
            return Closed is { } reason ? new ChatResult.Unreachable(reason) : IsDown ? new ChatResult.NotDone(After) : act();
        }
    }
}
