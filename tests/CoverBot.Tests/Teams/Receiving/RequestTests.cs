using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Receiving;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>What is no activity is turned away, and changes nothing.</summary>
[Trait("kind", "contract")]
public sealed class RequestTests : IAsyncLifetime
{
    private TeamsApp app = null!;

    public async ValueTask InitializeAsync() => app = await TeamsApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Where_Teams_is_not_configured_there_is_no_such_address()
    {
        await using var other = await TeamsApp.StartAsync(("AppId", ""), ("TenantId", ""), ("ClientSecret", ""), ("TokenUrl", ""), ("MetadataUrl", ""));

        using var response = await other.SendAsync("{}"u8.ToArray(), "");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public Task Another_method_is_turned_away(string method) =>
        RefusedAsync(HttpStatusCode.MethodNotAllowed, app.SendAsync(Hello(), app.Token(), method: new(method)));

    [Fact]
    public Task Whoever_has_no_token_is_told_nothing_more() => RefusedAsync(HttpStatusCode.Unauthorized, app.SendAsync(new byte[RawBody.Most + 1], "", "text/plain"));

    [Fact]
    public Task What_is_too_large_is_turned_away() => RefusedAsync(HttpStatusCode.RequestEntityTooLarge, app.SendAsync(new byte[RawBody.Most + 1], app.Token()));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public Task Another_kind_of_content_is_turned_away(string type) => RefusedAsync(HttpStatusCode.UnsupportedMediaType, app.SendAsync(Hello(), app.Token(), type));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"type\":\"mess")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"conversation\":{\"id\":\"a:1\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"a 1\"}}")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\",\"conversation\":{\"id\":\"a:1\"}}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\",\"conversation\":{\"id\":\"a:1\"}}")]
    public Task What_can_not_be_read_is_turned_away(string body) => RefusedAsync(HttpStatusCode.BadRequest, app.SendAsync(Encoding.UTF8.GetBytes(body), app.Token()));

    [Fact]
    public Task What_is_no_UTF_8_is_turned_away() =>
        RefusedAsync(HttpStatusCode.BadRequest, app.SendAsync([.. "{\"type\":\"message\",\"text\":\""u8, 0xff, .. "\"}"u8], app.Token()));

    [Fact]
    public Task What_is_nested_too_deep_is_turned_away()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

        return RefusedAsync(HttpStatusCode.BadRequest, app.SendAsync(Encoding.UTF8.GetBytes($"{{\"type\":\"message\",\"conversation\":{{\"id\":\"a:1\"}},\"value\":{deep}}}"), app.Token()));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("somethingNew")]
    public async Task What_Teams_may_tell_besides_is_taken_and_changes_nothing(string type)
    {
        var (ann, before) = (app.Fake.Person("Ann Example"), app.Kept());

        await app.TakenAsync(app.Say.Activity(type, ann, app.Fake.Chat(ann)));

        Assert.Equal(before, app.Kept());
    }

    [Theory]
    [InlineData("signin/verifyState")]
    [InlineData("message/submitAction")]
    [InlineData("")]
    public async Task An_invoke_that_is_not_known_is_said_not_to_be(string name)
    {
        var ann = app.Fake.Person("Ann Example");

        using var response = await app.PostAsync(app.Say.Invoke(name, ann, app.Fake.Chat(ann), []));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    private byte[] Hello()
    {
        var ann = app.Fake.Person("Ann Example");
        return Encoding.UTF8.GetBytes(app.Say.Message(ann, app.Fake.Chat(ann), "help").ToJsonString());
    }

    private async Task RefusedAsync(HttpStatusCode status, Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("", app.Kept());
        Assert.Empty(app.Fake.Did());
    }
}
