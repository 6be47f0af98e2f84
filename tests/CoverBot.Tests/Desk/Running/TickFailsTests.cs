using CoverBot.Desk;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk.Running;

/// <summary>What time brings can't be decided: that is told to whoever looks after the bot, and holds nothing else up.</summary>
[Trait("kind", "contract")]
public sealed class TickFailsTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    public static TheoryData<Exception, Type> Failures => new()
    {
        { new InvalidOperationException("a mistake of ours"), typeof(DecidingException) },
        { new TableLimitException("a document is too long"), typeof(DecidingException) },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_people_have_just_decided_is_shown_all_the_same(Exception failure, Type told)
    {
        using var desk = new OneDesk(store, SmallRules.All with
        {
            Decide = (command, crew, at) => command is Command.Tick ? throw failure : SmallRules.All.Decide(command, crew, at),
        });
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later lunch 0");
        await desk.TypeAsync("tell it");
        await desk.QuietAsync();

        await Assert.ThrowsAsync(told, desk.RunAsync);

        Assert.Contains("it", desk.Seen);
    }
}
