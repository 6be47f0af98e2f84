using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>Ten thousand activities that are almost Teams': cut, flipped, with members gone or of another kind.</summary>
[Trait("kind", "contract")]
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly Mutations Mutation = new("29:x", "19:x@thread.tacv2", "33333333-3333-4333-8333-333333333333");

    private const int Requests = 10_000;
    private const int AtOnce = 8;

    private static readonly string[] Wrong = ["broke:", "not taken", "could not be decided"];

    private TeamsApp app = null!;
    private TeamsCrew crew = null!;
    private FakePerson[] people = [];

    public async ValueTask InitializeAsync()
    {
        app = await TeamsApp.StartAsync(paced: false);
        crew = new(app);
        people = [.. Enumerable.Range(0, 500).Select(number => app.Fake.Person($"Person {number}"))];
        foreach (var person in people)
        {
            app.Fake.Chat(person);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Without_a_good_token_nothing_is_changed_whatever_comes()
    {
        await crew.SetUpAsync();
        var (before, did) = (app.Kept(), app.Fake.Did().Count);
        var forged = app.Issuer.Token(app.AppId, app.ServiceUrl, signed: new(FakeIssuer.NewKey(app.Issuer.Key.KeyId), "RS256"));

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            using var response = await app.SendAsync(Any(new Random(seed)), seed % 2 == 0 ? forged : "");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        });

        Assert.Equal(before, app.Kept());
        Assert.Equal(did, app.Fake.Did().Count);
    }

    [Fact]
    public async Task Whatever_comes_Teams_gets_an_answer_that_is_no_error_of_ours()
    {
        await crew.SetUpAsync();
        var (statuses, token) = (new int[600], app.Token());

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            using var response = await app.SendAsync(Any(new Random(seed)), token);
            Interlocked.Increment(ref statuses[(int)response.StatusCode]);
        });

        Assert.Equal("", string.Join('\n', app.Logged.Where(line => Wrong.Any(wrong => line.Contains(wrong, StringComparison.Ordinal)))));
        // An invoke that nobody knows is the one answer above 499 that is no error.
        Assert.Equal(statuses[501], statuses[500..].Sum());
        Assert.All([200, 400, 401, 403], status => Assert.InRange(statuses[status], Requests / 200, Requests));
    }

    private byte[] Any(Random chance)
    {
        var activity = Whole(chance);
        if (chance.Next(3) > 0)
        {
            Mutation.Bend(activity, chance);
        }
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        return chance.Next(5) == 0 ? Mutations.Break(body, chance) : body;
    }

    private JsonObject Whole(Random chance)
    {
        string[] words = ["help", "who", "away", "away fri", "client add Acme", "emergency <at>Ben Ortiz</at>", "channel here", "can't acme", "\u0000\u202e", "note acme x", "settings"];
        string[] presses = ["run|who", "start|away", "its-client|19:x@thread.tacv2", "accept|a|1|1|", "away-form|m", "playbook|c", "|||", "fine|1", "add-client|19:x@thread.tacv2"];
        var person = people[chance.Next(people.Length)];
        var (chat, at) = (app.Fake.Chat(person), chance.Next(3) == 0 ? crew.Acme : null);
        var (text, press) = (words[chance.Next(words.Length)], new JsonObject { ["press"] = presses[chance.Next(presses.Length)] });
        return chance.Next(12) switch
        {
            0 or 1 or 2 => app.Say.Message(person, chat, text),
            3 => app.Say.Message(person, crew.Acme, text, [crew.Ben]),
            4 => app.Say.Slash(person, crew.Acme, text),
            5 => app.Say.SubmitMessage(person, at ?? chat, press, "1795"),
            6 => app.Say.Execute(person, at ?? chat, new() { ["title"] = "x", ["verb"] = "x", ["data"] = press }, "1795", chance.Next(2) == 0 ? "manual" : "automatic"),
            7 => app.Say.Fetch(person, at ?? chat, press, "1795"),
            8 => app.Say.Submit(person, at ?? chat, new() { ["press"] = press["press"]!.DeepClone(), ["form"] = "", ["field.when"] = text }),
            9 => app.Say.Command(person, at ?? chat),
            10 => chance.Next(2) == 0 ? app.Say.Installation(person, at ?? chat) : app.Say.Moved(person, crew.Acme, chance.Next(2) == 0),
            _ => app.Say.Event(person, crew.Acme, chance.Next(2) == 0 ? "channelRenamed" : "teamArchived"),
        };
    }
}
