using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>How the fake reaches the bot: one way for all payloads, as an app's setting decides.</summary>
public enum Wire
{
    Http,
    Sockets,
}

/// <summary>Slack, as strict as the strictest source says it is, on a port of this machine. De-duplicates nothing.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeSlack(WebApplication app, World world, Sockets sockets, Wire wire)
    {
        (this.app, World, Sockets, Wire) = (app, world, sockets, wire);
        Postman = new(world, sockets, wire == Wire.Sockets);
        Api = new(world, Faults, sockets);
        world.Echo = Echo;
    }

    public World World { get; }

    public Sockets Sockets { get; }

    public Postman Postman { get; }

    public WebApi Api { get; }

    public FaultPlan<Fault> Faults { get; } = new();

    public Wire Wire { get; }

    public string Address => app.Urls.Single();

    /// <summary>The first workspace, where the app is.</summary>
    public Workspace Home => World.Workspaces[0];

    /// <summary>The workspace that a person picks on the page that asks for an installation; null: the first.</summary>
    public Workspace? Chosen { get; set; }

    /// <param name="installed">Whether the first workspace has the app already.</param>
    public static async Task<FakeSlack> StartAsync(Wire wire = Wire.Http, bool installed = true, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var world = new World(time ?? TimeProvider.System);
        var app = builder.Build();
        var slack = new FakeSlack(app, world, new Sockets(world), wire);
        app.UseWebSockets();
        slack.Map();
        await app.StartAsync();
        slack.Sockets.Address = slack.Address.Replace("http", "ws", StringComparison.Ordinal);
        var home = slack.Workspace("T0HOME", "Harbour");
        if (installed)
        {
            home.Issue();
        }
        return slack;
    }

    /// <summary>One more workspace, without the app.</summary>
    public Workspace Workspace(string id, string name)
    {
        lock (World.Gate)
        {
            var workspace = new Workspace(id, name);
            World.Workspaces.Add(workspace);
            World.Accounts.Add(new(workspace.BotUser, id, "coverbot", "CoverBot", "Etc/UTC") { IsBot = true });
            return workspace;
        }
    }

    /// <summary>Somebody; made when first named.</summary>
    /// <param name="of">Whose workspace the person lives in; the first when null.</param>
    public SlackPerson Person(string name, Workspace? of = null, string zone = "Europe/London")
    {
        var home = of ?? Home;
        lock (World.Gate)
        {
            var account = World.Accounts.Find(one => one.Name == name && one.Team == home.Id);
            if (account is null)
            {
                account = new(World.NewId("U"), home.Id, name, $"{char.ToUpperInvariant(name[0])}{name[1..]} Example", zone);
                World.Accounts.Add(account);
            }
            return new(this, account);
        }
    }

    /// <summary>A channel with these people in it; without the bot.</summary>
    public Room Channel(string name, IEnumerable<SlackPerson> members, bool isPrivate = false, Workspace? of = null)
    {
        lock (World.Gate)
        {
            var room = new Room(World.NewId("C"), name, of ?? Home) { IsPrivate = isPrivate };
            foreach (var member in members)
            {
                room.Members.Add(member.Id);
                if (member.Account.Team != room.Host.Id)
                {
                    room.SharedWith.Add(member.Account.Team);
                }
            }
            World.Rooms.Add(room);
            return room;
        }
    }

    /// <summary>Agrees to the installation, as the page does that people see.</summary>
    /// <returns>The code for the app.</returns>
    public string Agree(Workspace workspace, string installer, string? redirectUri, bool rotates = false)
    {
        lock (World.Gate)
        {
            var code = World.NewId("code");
            World.Codes.Add(new(code, workspace, installer, redirectUri, rotates));
            return code;
        }
    }

    /// <summary>Removes the app from the workspace, and says so.</summary>
    public async Task UninstallAsync(Workspace workspace)
    {
        lock (World.Gate)
        {
            workspace.End("account_inactive");
            foreach (var room in World.Rooms.Where(room => room.With is null))
            {
                room.Members.Remove(workspace.BotUser);
            }
        }
        await TellAsync(workspace, new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUser) } });
        await TellAsync(workspace, new() { ["type"] = "app_uninstalled" });
    }

    /// <summary>What the bot posted there for everybody, in order: each rang, an edit does not.</summary>
    public IReadOnlyList<Deed> Posted(Room room)
    {
        lock (World.Gate)
        {
            return [.. World.Deeds.Where(deed => deed.Method == "chat.postMessage" && deed.Room == room.Id)];
        }
    }

    /// <summary>Marks that stand on more than one message.</summary>
    public IReadOnlyList<string> Doubles()
    {
        lock (World.Gate)
        {
            return [.. World.Deeds.Where(deed => deed.Method == "chat.postMessage" && deed.Mark.Length > 0).CountBy(deed => (deed.Room, deed.Mark)).Where(one => one.Value > 1).Select(one => $"{one.Key} {one.Value} times")];
        }
    }

    /// <summary>Hands an event over.</summary>
    public Task<Receipt> TellAsync(Workspace to, JsonObject inner, bool shared = false, Sending? how = null)
    {
        JsonObject wrapper;
        how ??= Sending.Plain;
        lock (World.Gate)
        {
            inner["event_ts"] ??= World.NewTs();
            wrapper = Payloads.Event(World, to, inner, shared, how.Age);
        }
        return Postman.EventAsync(wrapper, how);
    }

    public async ValueTask DisposeAsync()
    {
        Postman.Dispose();
        Sockets.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>What the bot writes in a chat of its own comes back to it, as any message there.</summary>
    private void Echo(Workspace by, Room room, JsonObject inner)
    {
        if (room.With is null || Postman.Bot is null)
        {
            return;
        }
        (inner["channel"], inner["channel_type"], inner["event_ts"]) = (room.Id, "im", World.NewTs());
        var wrapper = Payloads.Event(World, by, inner, shared: false, TimeSpan.Zero);
        Postman.Send(wrapper);
    }

    private void Map()
    {
        app.MapPost("/api/{method}", (HttpContext context, string method) => Api.HandleAsync(context, method));
        app.MapPost("/response/{id}", RespondAsync);
        app.Map("/link", Sockets.HoldAsync);
        app.MapGet("/oauth/v2/authorize", Authorize);
    }

    /// <summary>The person agrees at once, for <see cref="Chosen"/>.</summary>
    private IResult Authorize(HttpRequest request, string state)
    {
        var redirect = request.Query["redirect_uri"].ToString();
        if (request.Query["client_id"] != World.ClientId)
        {
            return Results.BadRequest("invalid_client_id");
        }
        var code = Agree(Chosen ?? Home, "U0INSTALLER", redirect.Length > 0 ? redirect : null);
        return Results.Redirect($"{redirect}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> RespondAsync(HttpRequest request, string id)
    {
        if (!World.ResponseUrls.TryGetValue(id, out var url))
        {
            return Results.NotFound();
        }
        if (Faults.Take("response_url", url.Room.Id) is not Fault.None)
        {
            return Results.StatusCode(500);
        }
        try
        {
            var (status, body) = url.Take(World, (await JsonNode.ParseAsync(request.Body))!.AsObject());
            return Results.Text(body, statusCode: status);
        }
        catch (JsonException)
        {
            World.Complain("response_url: no JSON");
            return Results.BadRequest();
        }
    }
}
