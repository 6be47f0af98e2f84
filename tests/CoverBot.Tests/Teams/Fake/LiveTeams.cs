using System.Collections.Concurrent;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Teams from both sides, for as long as a bot in a process of its own may need it: what the bot calls, and what people do there.</summary>
internal sealed class LiveTeams : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Activities> say = [];
    private readonly ConcurrentDictionary<FakePerson, TeamsPerson> people = [];

    private LiveTeams(FakeTeams fake, FakeIssuer issuer) => (Fake, Issuer, Carrier) = (fake, issuer, new(fake.World, issuer));

    public FakeTeams Fake { get; }

    public FakeIssuer Issuer { get; }

    public Carrier Carrier { get; }

    /// <summary>Every press of a button on a board's card that the bot answered.</summary>
    public ConcurrentQueue<TeamsPress> Presses { get; } = [];

    public static async Task<LiveTeams> StartAsync() => new(await FakeTeams.StartAsync(), await FakeIssuer.StartAsync(TimeProvider.System));

    /// <summary>Somebody; made when first named.</summary>
    /// <param name="tenant">Where the account is; the bot's home tenant when null.</param>
    public TeamsPerson Person(string name, string? tenant = null, bool guest = false) =>
        people.GetOrAdd(Fake.Person(name, tenant, guest), person => new(this, person));

    /// <summary>A channel of a team of its own with these people in it; without the bot.</summary>
    public FakeConversation Channel(string name, IEnumerable<TeamsPerson> members, string type = "standard")
    {
        var channel = Fake.Channel(name, members.Select(member => member.Account), type);
        channel.HasBot = false;
        return channel;
    }

    /// <summary>What is said in that tenant.</summary>
    public Activities Say(string tenant) => say.GetOrAdd(tenant, one => new(Fake.World.AppId, Fake.ServiceUrl(one).AbsoluteUri, TimeProvider.System));

    /// <summary>What the bot posted there for everybody, in order: each rang, an edit does not.</summary>
    public IReadOnlyList<FakeDeed> Posted(FakeConversation room) => [.. Fake.Did("post").Where(deed => deed.Conversation == room.Id)];

    /// <summary>Waits until every card that was pressed has been edited after it: what the answer puts in its place is seen by who pressed alone.</summary>
    public async Task EditedAfterEachPressAsync()
    {
        foreach (var press in Presses)
        {
            await Eventually.Async(() => Fake.Did("put").Any(deed => deed.Message == press.Message && deed.Number > press.After));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Carrier.Dispose();
        await Fake.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

/// <param name="After">What the bot had done before.</param>
internal sealed record TeamsPress(string Title, string Message, int After);
