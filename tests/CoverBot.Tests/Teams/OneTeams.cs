using System.Collections.Concurrent;
using CoverBot.Storage;
using CoverBot.Teams;
using CoverBot.Teams.Calling;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Teams;

/// <summary>The side of the Teams adapter that calls, before a <see cref="FakeTeams"/>. Wall time stands still until it is moved.</summary>
internal sealed class OneTeams : IAsyncDisposable
{
    /// <summary>A second tenant whose people are served.</summary>
    public const string Other = "33333333-3333-4333-8333-333333333333";

    private readonly IHost host;
    private readonly TempStore store;

    private OneTeams(FakeTeams fake, IHost host, TempStore store, ConcurrentQueue<string> logged) => (Fake, this.host, this.store, Logged) = (fake, host, store, logged);

    public FakeTeams Fake { get; }

    public FakeWorld World => Fake.World;

    public ConcurrentQueue<string> Logged { get; }

    public WallClock Wall { get; private init; } = null!;

    public ITable Table => store.Table;

    public TeamsApi Api => Get<TeamsApi>();

    public TeamsChat Chat => Get<TeamsChat>();

    public TeamsPeople People => Get<TeamsPeople>();

    public TeamsPlaces Places => Get<TeamsPlaces>();

    public ITeamsSpeech Speech => Get<ITeamsSpeech>();

    public TeamsTokens Tokens => Get<TeamsTokens>();

    /// <param name="time">Wall time; a <see cref="WallClock"/> when null.</param>
    /// <param name="with">Changes the settings.</param>
    public static async Task<OneTeams> StartAsync(TimeProvider? time = null, Func<TeamsOptions, TeamsOptions>? with = null)
    {
        var fake = await FakeTeams.StartAsync();
        var options = new TeamsOptions(fake.World.AppId, [fake.Home, Other], fake.World.Secret, null, false, null, new("https://login.botframework.com/"), fake.TokenUrl, false, Loopback: true);
        var (wall, logged, store) = (new WallClock(), new ConcurrentQueue<string>(), new TempStore());
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Development" });
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(new LogLines(logged)).AddSingleton(time ?? wall).AddSingleton(store.Table).AddSingleton(with?.Invoke(options) ?? options);
        TeamsCalling.Add(builder.Services, options);
        return new(fake, builder.Build(), store, logged) { Wall = wall };
    }

    /// <summary>Teams has said where the tenant's calls go.</summary>
    public Task HearAsync(string? tenant = null) => Places.HeardAsync(Sighting(tenant), CancellationToken.None);

    /// <summary>The person has said something, in the own chat if it is one.</summary>
    public Task HearAsync(FakePerson person, bool inOwnChat = false) => Places.HeardAsync(
        Sighting(null) with { User = person.Aad, Mri = person.Mri, Name = person.Name, Zone = person.Zone, Chat = inOwnChat ? Fake.Chat(person).Id : null }, CancellationToken.None);

    /// <summary>The bot was added to the channel.</summary>
    public Task HearAsync(FakeConversation channel) => Places.HeardAsync(Sighting(channel.Tenant) with { Channel = channel.Id, Team = channel.Team }, CancellationToken.None);

    public TeamsSighting Sighting(string? tenant) => new(tenant ?? Fake.Home, Fake.ServiceUrl(tenant), null, null, null, null, null, null, null, null);

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        store.Dispose();
        await Fake.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();
}
