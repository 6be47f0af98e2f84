using CoverBot.Desk;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>What a press asks of its card is done by whoever comes next, when the process that took it was killed right behind the answer.</summary>
[Trait("kind", "contract")]
public sealed class PressKillTests : IDisposable
{
    private readonly TempStore store = new();
    private readonly OneDesk killed;

    public PressKillTests() => killed = new(store);

    public void Dispose()
    {
        killed.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task A_card_that_was_out_of_date_is_shown_as_it_should_be()
    {
        await ShowAsync();
        killed.Room.Messages[0].Words = "what somebody's slow edit left here";

        await PressAndDieAsync(killed.Room.Messages[0].Id);
        await RestartAsync();

        Assert.Equal(["Ann is away"], killed.Seen);
    }

    [Fact]
    public async Task A_second_copy_of_a_card_goes_away()
    {
        await ShowAsync();
        killed.Room.Post(killed.Room.Messages[0].Conversation, "Ann is away", "a twin");

        await PressAndDieAsync(killed.Room.Messages[1].Id);
        await RestartAsync();

        Assert.Equal("Ann is away", Assert.Single(killed.Seen));
    }

    /// <summary>A card is there, and no wake-up of what brought it.</summary>
    private async Task ShowAsync()
    {
        await killed.TypeAsync("team");
        await killed.TypeAsync("away");
        await killed.RunAsync();
        await killed.QuietAsync();
        await HandleAllAsync(killed);
    }

    /// <summary>The process dies in its first call to the chat.</summary>
    private async Task PressAndDieAsync(string message)
    {
        var isAsked = false;
        (killed.Chat.Before, killed.Chat.Holds) = (() => isAsked = true, new TaskCompletionSource().Task);
        await killed.PressAsync(message);
        await Eventually.Async(() => isAsked);
        store.Restart();
    }

    private async Task RestartAsync()
    {
        using var desk = new OneDesk(store, room: killed.Room, alone: true);
        await HandleAllAsync(desk);
    }

    private async Task HandleAllAsync(OneDesk desk)
    {
        await store.PassAsync(Guard.Hidden);
        await desk.HandleWakeUpsAsync();
    }
}
