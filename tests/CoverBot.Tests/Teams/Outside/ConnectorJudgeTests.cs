using System.Net;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Receiving;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>Nobody comes in whom the check of Microsoft's own connector library turns away. Its clock is the real one.</summary>
[Trait("kind", "contract")]
public sealed class ConnectorJudgeTests(NodeScripts node) : IClassFixture<NodeScripts>, IAsyncLifetime
{
    private TeamsApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TeamsApp.StartAsync();
        app.Time.Pass(TimeProvider.System.GetUtcNow() - app.Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_Teams_signed_both_believe_also_a_little_late_and_a_little_early()
    {
        string[] good =
        [
            app.Token(),
            app.Issuer.Token(app.AppId, app.ServiceUrl, from: TimeSpan.FromHours(-1), until: TimeSpan.FromMinutes(-4)),
            app.Issuer.Token(app.AppId, app.ServiceUrl, from: TimeSpan.FromMinutes(4)),
        ];

        Assert.All(await JudgedAsync(good), Assert.True);
        Assert.All(await LetInAsync(good), Assert.True);
    }

    [Fact]
    public async Task What_the_connector_library_turns_away_is_turned_away_here_and_more()
    {
        string[] tokens = [.. WrongTokens.Kinds.Select(kind => WrongTokens.Make(app, kind))];

        var judged = await JudgedAsync(tokens);
        var letIn = await LetInAsync(tokens);

        Assert.All(letIn, Assert.False);
        // It takes these: for a key without endorsements it does not look for one, and it knows two algorithms more.
        string[] believed = [.. WrongTokens.Kinds.Where((_, index) => judged[index])];
        Assert.Equal(["a key without endorsements", "RS512"], believed);
    }

    /// <summary>What the connector library thinks of each.</summary>
    private async Task<bool[]> JudgedAsync(string[] tokens)
    {
        var answer = await node.Ask("judge-tokens.mjs", new JsonObject
        {
            ["metadata"] = app.Issuer.MetadataUrl.AbsoluteUri,
            ["appId"] = app.AppId,
            ["tokens"] = new JsonArray([.. tokens.Select(token => new JsonObject { ["header"] = token.Length == 0 ? "" : "Bearer " + token, ["serviceUrl"] = app.ServiceUrl })]),
        });
        return [.. answer.AsArray().Select(one => one!.GetValue<bool>())];
    }

    private async Task<bool[]> LetInAsync(string[] tokens)
    {
        var person = app.Fake.Person("Ann Example");
        var team = app.Fake.Channel("Team", [person]);
        var letIn = new List<bool>();
        foreach (var token in tokens)
        {
            using var response = await app.PostAsync(app.Say.Message(person, team, "help"), token);
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Unauthorized });
            letIn.Add(response.StatusCode == HttpStatusCode.OK);
        }
        return [.. letIn];
    }
}
