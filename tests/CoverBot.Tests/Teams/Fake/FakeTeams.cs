using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>What Teams does when the bot calls, as strict as its documentation, on a port of this machine: the token service and the connector, with state.</summary>
internal sealed class FakeTeams : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeTeams(WebApplication app, FakeWorld world)
    {
        (this.app, World, Tokens) = (app, world, new(world));
        Connector = new(world, Faults, new Throttle(world.Time));
    }

    public FakeWorld World { get; }

    public TokenService Tokens { get; }

    public Connector Connector { get; }

    public FaultPlan<TeamsFault> Faults { get; } = new();

    public string Address => app.Urls.Single();

    /// <summary>The bot's home tenant.</summary>
    public string Home => World.Home;

    /// <summary>For Teams:TokenUrl.</summary>
    public Uri TokenUrl => new($"{Address}/{World.Home}/oauth2/v2.0/token");

    public static async Task<FakeTeams> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var teams = new FakeTeams(builder.Build(), new FakeWorld(time ?? TimeProvider.System));
        teams.app.MapPost("/{tenant}/oauth2/v2.0/token", teams.Tokens.GiveAsync);
        teams.app.MapGet("/{tenant}/oauth2/v2.0/token", teams.Tokens.GiveToIdentity);
        teams.app.Map("/amer/{tenant}/v3/{**rest}", (HttpContext context, string tenant) => teams.Connector.HandleAsync(context, tenant));
        await teams.app.StartAsync();
        return teams;
    }

    /// <summary>As Teams names it in each activity of that tenant.</summary>
    public Uri ServiceUrl(string? tenant = null) => new($"{Address}/amer/{tenant ?? Home}/");

    /// <summary>Somebody; made when first named.</summary>
    /// <param name="tenant">Where the account is; the bot's home tenant when null.</param>
    public FakePerson Person(string name, string? tenant = null, bool guest = false, bool anonymous = false)
    {
        lock (World.Gate)
        {
            if (World.People.Find(one => one.Name == name && one.Tenant == (tenant ?? Home)) is { } there)
            {
                return there;
            }
            var aad = new Guid(World.People.Count + 1, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]).ToString("D");
            var person = new FakePerson(aad, $"29:1{aad.Replace("-", "", StringComparison.Ordinal)}_-x", name, tenant ?? Home) { IsGuest = guest, IsAnonymous = anonymous };
            World.People.Add(person);
            return person;
        }
    }

    /// <summary>A channel of a team of its own, or of a team that is there, with the bot in it.</summary>
    /// <param name="type">standard, private or shared.</param>
    public FakeConversation Channel(string name, IEnumerable<FakePerson> members, string type = "standard", string? tenant = null, string? team = null)
    {
        lock (World.Gate)
        {
            var channel = new FakeConversation(World.NewId("19:channel") + "@thread.tacv2", tenant ?? Home, "channel", name) { Type = type, Team = team ?? World.NewId("19:team") + "@thread.tacv2" };
            channel.Members.AddRange(members);
            World.Conversations.Add(channel);
            return channel;
        }
    }

    /// <summary>The person's own chat with the bot.</summary>
    public FakeConversation Chat(FakePerson person, string? tenant = null)
    {
        lock (World.Gate)
        {
            return World.Chat(person, tenant ?? Home);
        }
    }

    /// <summary>What stands in the conversation, oldest first; not what only one of its people sees.</summary>
    public IReadOnlyList<FakeMessage> Shown(FakeConversation conversation)
    {
        lock (World.Gate)
        {
            return [.. conversation.Messages.Where(message => message.OnlyFor.Length == 0)];
        }
    }

    /// <summary>What only that person sees there.</summary>
    public IReadOnlyList<FakeMessage> ShownOnlyTo(FakePerson person, FakeConversation conversation)
    {
        lock (World.Gate)
        {
            return [.. conversation.Messages.Where(message => message.OnlyFor == person.Mri)];
        }
    }

    /// <summary>What the bot did of that kind, in order; of every kind when null.</summary>
    public IReadOnlyList<FakeDeed> Did(string? what = null)
    {
        lock (World.Gate)
        {
            return [.. World.Deeds.Where(deed => what is null || deed.What == what)];
        }
    }

    /// <summary>What was posted more than once in the same conversation: how often too often, and how often Teams' answer to it was lost.</summary>
    public IReadOnlyList<FakeDouble> Doubles()
    {
        lock (World.Gate)
        {
            return [.. World.Deeds.Where(deed => deed.What == "post").GroupBy(deed => (deed.Conversation, deed.Summary)).Where(same => same.Count() > 1)
                .Select(same => new FakeDouble(same.Key.Conversation, same.Key.Summary, same.Count() - 1, World.Lost.Count(deed => (deed.Conversation, deed.Summary) == same.Key)))];
        }
    }

    /// <summary>Nobody listens any more.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
