using System.Net;
using CoverBot.Domain.Chat;
using CoverBot.Playground;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Playground;

[Trait("kind", "story")]
public sealed class PlaygroundTalkTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    /// <summary>What the bot hears of the sample crew's set-up: a form is opened by a line first.</summary>
    private static int Steps => SampleCrew.Script.Count(step => step.Body is not null) + SampleCrew.Script.Count(step => step.Opens is not null);

    private string File => folder.File("playground.db");

    [Fact]
    public async Task The_sample_crew_is_set_up_through_the_same_door_and_its_answers_are_shown_nowhere()
    {
        await using var app = await PlaygroundApp.StartAsync(File);

        var said = app.Desk.Heard.OfType<Inbound.Typed>().Select(one => $"{one.From.User} {one.In?.Id}: {one.Text}");
        Assert.Equal(Steps, app.Desk.Heard.Count);
        Assert.Contains("lee team: lead <@cara>", said);
        Assert.Contains(app.Desk.Heard.OfType<Inbound.Submitted>(), form => form.In?.Id == "acme" && form.Values["name"] == "Acme Ltd");
        Assert.Empty(await app.SeenAsync("ann", "dm-ann"));
        Assert.All(await app.SeenAsync("ann", "acme"), words => Assert.DoesNotContain("Acme Ltd", words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Small_talk_reaches_everybody_in_the_channel_and_not_the_bot()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        var heard = app.Desk.Heard.Count;

        await app.TypeAsync("dana", "acme", "Good morning");

        Assert.Contains("Good morning", await app.SeenAsync("cara", "acme"));
        Assert.Equal(heard, app.Desk.Heard.Count);
    }

    [Fact]
    public async Task A_mention_is_answered_for_all_and_a_slash_command_for_one()
    {
        await using var app = await PlaygroundApp.StartAsync(File);

        await app.TypeAsync("ben", "acme", "@CoverBot who acme");
        await app.TypeAsync("ben", "acme", "/nonsense");

        Assert.Contains("Acme Ltd is with Ann today.", await app.SeenAsync("dana", "acme"));
        Assert.Equal(["/nonsense", "I did not understand that. Try: who acme"], (await app.SeenAsync("ben", "acme"))[^2..]);
        Assert.DoesNotContain("/nonsense", await app.SeenAsync("dana", "acme"));
    }

    [Fact]
    public async Task Nobody_reads_a_conversation_of_others_or_talks_in_it()
    {
        await using var app = await PlaygroundApp.StartAsync(File);

        using var read = await app.GetAsync("messages?as=dana&in=team");
        using var typed = await app.PostAsync("messages", new { @as = "dana", conversation = "dm-ann", text = "hello" });

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, typed.StatusCode);
    }

    [Fact]
    public async Task What_the_bot_did_not_take_is_handed_over_again_with_the_same_id_and_answered_once()
    {
        var down = new DemoDesk { Fails = inbound => inbound is Inbound.Typed { Text: "hello" } };
        await using (var app = await PlaygroundApp.StartAsync(File, down))
        {
            using var refused = await app.PostAsync("messages", new { @as = "ben", conversation = "dm-ben", text = "hello" });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(["hello"], await app.SeenAsync("ben", "dm-ben"));
        }
        await using var again = await PlaygroundApp.StartAsync(File);

        Assert.Equal(down.Heard.Last().DeliveryId, Assert.Single(again.Desk.Heard).DeliveryId);
        Assert.Equal(down.Heard.Last().TypedAt, Assert.Single(again.Desk.Heard).TypedAt);
        Assert.Equal(["hello", "Heard: hello"], await again.SeenAsync("ben", "dm-ben"));
        await again.Get<PlaygroundDoor>().RedeliverAsync(CancellationToken.None);
        Assert.Single(again.Desk.Heard);
    }

    [Fact]
    public async Task A_set_up_that_was_stopped_half_way_goes_on_where_it_was()
    {
        var down = new DemoDesk { Fails = _ => true };
        await using (await PlaygroundApp.StartAsync(File, down))
        {
            Assert.Equal(Steps, down.Heard.Count);
        }
        await using var again = await PlaygroundApp.StartAsync(File);

        Assert.Equal(down.Heard.Select(one => one.DeliveryId), again.Desk.Heard.Select(one => one.DeliveryId));
    }

    [Fact]
    public async Task A_press_says_which_message_it_stands_on_and_everybodys_card_changes_in_place()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        await app.TypeAsync("ann", "dm-ann", "away mon to fri");
        var offer = (await app.MessagesAsync("ben", "dm-ben"))[0];

        using var pressed = await app.PostAsync("presses", new { @as = "ben", conversation = "dm-ben", message = offer.GetProperty("id"), press = "accept|acme" });

        var after = Assert.Single(await app.MessagesAsync("ben", "dm-ben"));
        Assert.Equal(offer.GetProperty("id").GetString(), after.GetProperty("id").GetString());
        Assert.Equal("Acme Ltd is covered", after.GetProperty("slack").GetProperty("text").GetString());
        Assert.Equal(offer.GetProperty("id").GetString(), Assert.IsType<Inbound.Pressed>(app.Desk.Heard.Last()).On);
    }

    [Fact]
    public async Task A_form_is_asked_for_refused_at_its_field_and_taken()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        var asked = await app.TypeAsync("ann", "dm-ann", "away");
        var form = asked.GetProperty("formCode").GetString();
        var empty = new Dictionary<string, string> { ["when"] = "", ["clients"] = "acme,birch", ["tell"] = "true" };

        using var wrong = await app.PostAsync("forms", new { @as = "ann", conversation = "dm-ann", form, values = empty });
        using var right = await app.PostAsync("forms", new { @as = "ann", conversation = "dm-ann", form, values = new Dictionary<string, string>(empty) { ["when"] = "fri" } });

        Assert.StartsWith("Say when", (await PlaygroundApp.JsonAsync(wrong)).GetProperty("errors").GetProperty("when").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(["away", "Away fri, clients: acme,birch, tell: true"], await app.SeenAsync("ann", "dm-ann"));
    }

    public void Dispose() => folder.Dispose();
}
