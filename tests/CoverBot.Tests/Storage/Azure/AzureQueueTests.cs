using Azure.Storage.Queues;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure;

/// <summary>What an operator sees in the queue.</summary>
[Trait("kind", "contract")]
[Collection(nameof(OnAzurite))]
public sealed class AzureQueueTests : IDisposable
{
    private readonly AzureStore store;
    private readonly QueueClient queue;

    public AzureQueueTests(Azurite azurite)
    {
        store = new AzureStore(azurite.NewConnection());
        queue = new QueueClient(store.Connection, AzureStorage.QueueName, new() { MessageEncoding = QueueMessageEncoding.None });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wake_up_can_be_read_and_never_expires()
    {
        await store.WakeUps.SendAsync(new(new CrewId("crew-1"), 7, Instant.FromUtc(2026, 11, 30, 9, 0)), Duration.Zero, Cancel);

        var message = (await queue.PeekMessageAsync(Cancel)).Value;

        Assert.Equal("""{"Crew":"crew-1","Rev":7,"SentAt":"2026-11-30T09:00:00Z","Failures":0}""", message.MessageText);
        Assert.Equal(9999, message.ExpiresOn!.Value.Year);
    }

    [Fact]
    public async Task What_somebody_else_put_into_the_queue_holds_up_no_wake_up()
    {
        await queue.SendMessageAsync("hello", Cancel);
        await store.WakeUps.SendAsync(new(new CrewId("crew-1"), 7, Instant.MinValue), Duration.Zero, Cancel);

        Assert.Equal(7, Assert.Single(await store.WakeUps.ReceiveAsync(32, Duration.FromSeconds(30), Cancel)).WakeUp.Rev);
    }

    public void Dispose() => store.Dispose();
}
