using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Teams.Receiving.Reading;
using CoverBot.Tests.Rendering;
using CoverBot.Tests.Teams.Fake;
using static CoverBot.Tests.Teams.Receiving.Readings;

namespace CoverBot.Tests.Teams.Receiving;

[Trait("kind", "rule")]
public sealed class InvokeReadingTests
{
    private readonly Activities say = new Readings().Say;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_press_says_which_message_it_stands_on_unless_that_is_an_answer(bool onAnswer)
    {
        var card = new Card("x", [new Block.Buttons([new("Accept", Press.Of("accept", "a1", "1", "1", ""))])]);
        var action = AdaptiveCardsTests.Elements(AdaptiveCards.Of(onAnswer ? AdaptivePress.OnAnswer(card) : card)).Single(json => json["type"]!.GetValue<string>() == "Action.Execute");

        var said = Said(say.Execute(Ann, Acme, action, on: "1795"));

        var press = Assert.IsType<Inbound.Pressed>(said.Inbound);
        Assert.Equal(("accept|a1|1|1|", Channel(Acme)), (press.Press.Code, press.In));
        Assert.Equal((AnswerBy.Card, onAnswer, onAnswer ? null : "1795"), (said.Way.By, said.Way.OnAnswer, press.On));
    }

    [Fact]
    public void A_client_that_shows_a_card_again_presses_nothing() => Assert.Equal(
        new Heard.Refreshed(new Account("teams", Tenant, Ann.Aad), Channel(Acme), "1795"),
        Assert.Single(All(say.Execute(Ann, Acme, new() { ["data"] = new JsonObject { ["press"] = "accept|a1|1|1|" } }, "1795", "automatic"))));

    [Fact]
    public void A_button_that_opens_a_dialog_is_a_press()
    {
        var said = Said(say.Fetch(Ann, Own, new() { ["press"] = "start|away", ["msteams"] = new JsonObject { ["type"] = "task/fetch" } }, "1795"));

        Assert.Equal("1795", Assert.IsType<Inbound.Pressed>(said.Inbound).On);
        Assert.Equal(AnswerBy.Opening, said.Way.By);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_dialog_that_is_sent_off_is_its_form_with_what_was_typed(bool command)
    {
        var data = AdaptiveCards.Dialog(Forms.Away, FormEcho.Of(Forms.Away), [])["actions"]![0]!["data"]!.DeepClone().AsObject();
        (data["field.from"], data["field.clients"], data["tick.tell"]) = ("2026-12-01", "c2", "false");

        var said = Said(command ? say.CommandSubmit(Ann, Acme, data) : say.Submit(Ann, Acme, data));

        var form = Assert.IsType<Inbound.Submitted>(said.Inbound);
        Assert.Equal((Forms.Away.Press, "2026-12-01", "c2", ""), (form.Form, form.Values["from"], form.Values["clients"], form.Values["tell"]));
        Assert.Null(form.In);
        Assert.Equal((command ? AnswerBy.Command : AnswerBy.Dialog, Forms.Away.Title, Forms.Away.Fields.Length), (said.Way.By, said.Way.Form!.Title, said.Way.Form.Fields.Length));
    }

    [Fact]
    public void The_command_opens_the_form_wherever_it_is_used()
    {
        var said = Said(say.Command(Ann, Acme));

        Assert.Equal(("away", (ChannelRef?)null, AnswerBy.Opening), (Assert.IsType<Inbound.Typed>(said.Inbound).Text, said.Inbound.In, said.Way.By));
        Assert.IsType<Heard.Unknown>(Assert.Single(All(say.Command(Ann, Acme, "other"))));
    }

    [Fact]
    public void Whoever_has_no_account_presses_nothing() => Assert.Contains("who you are", Assert.IsType<Heard.Answered>(Assert.Single(
        All(say.Execute(Ann with { IsAnonymous = true }, Acme, new() { ["data"] = new JsonObject { ["press"] = "fine|1" } }, "1795")))).Card.Plain);

    [Theory]
    [InlineData("")]
    [InlineData("no echo")]
    [InlineData("AAAA")]
    public void A_form_that_was_tampered_with_is_none(string echo) => Assert.Null(FormEcho.Read(echo));

    [Fact]
    public void A_form_comes_back_as_it_was_and_one_too_large_is_not_carried_along()
    {
        var back = FormEcho.Read(FormEcho.Of(Forms.Away))!;

        Assert.Equal(AdaptiveCards.Of(Forms.Away).ToJsonString(), AdaptiveCards.Of(back).ToJsonString());
        Assert.Null(FormEcho.Of(Forms.Away with { Title = string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)('a' + ((i * i * 31) % 2000)))) }));
    }

    [Fact]
    public void What_unpacks_to_far_too_much_is_no_form()
    {
        var bomb = FormEcho.Of(Forms.Away with { Title = new string('x', 5_000_000) });

        Assert.NotNull(bomb);
        Assert.Null(FormEcho.Read(bomb));
    }
}
