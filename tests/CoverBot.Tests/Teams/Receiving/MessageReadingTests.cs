using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Teams.Receiving.Reading;
using CoverBot.Tests.Teams.Fake;
using NodaTime;
using static CoverBot.Tests.Teams.Receiving.Readings;

namespace CoverBot.Tests.Teams.Receiving;

[Trait("kind", "rule")]
public sealed class MessageReadingTests
{
    private readonly Activities say = new Readings().Say;

    [Fact]
    public void Words_in_the_own_chat_are_the_persons_in_no_channel()
    {
        var said = Said(say.Message(Ann, Own, "away fri"));

        Assert.Equal(("away fri", new Account("teams", Tenant, Ann.Aad), (ChannelRef?)null), (((Inbound.Typed)said.Inbound).Text, said.Inbound.From, said.Inbound.In));
        Assert.Equal((AnswerBy.Message, "a:1ann", true, false), (said.Way.By, said.Way.Conversation, said.Way.IsOwnChat, said.Way.Alone));
    }

    [Fact]
    public void Words_in_a_thread_are_in_the_channel_and_answered_in_the_thread()
    {
        var said = Said(say.Message(Ann, Acme, "who", root: "1759881511856"));

        Assert.Equal(Channel(Acme), said.Inbound.In);
        Assert.Equal("19:acme@thread.tacv2;messageid=1759881511856", said.Way.Conversation);
        Assert.Equal(Ann.Mri, said.Way.Mri);
    }

    [Fact]
    public void Only_the_bots_own_mention_is_taken_out_and_others_are_people() =>
        Assert.Equal($"away mon to fri cover <@{Ben.Aad}>", Text(say.Message(Ann, Acme, "away mon to fri cover <at>Ben Ortiz</at>", [Ben]), Ben));

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_order() =>
        Assert.Equal($"backups acme <@{Ben.Aad}> <@{OtherBen.Aad}>", Text(say.Message(Ann, Acme, "backups acme <at>Ben Ortiz</at> <at>Ben Ortiz</at>", [Ben, OtherBen]), Ben, OtherBen));

    [Fact]
    public void The_bot_may_be_mentioned_twice_and_in_the_middle()
    {
        var message = say.Message(Ann, Acme, "away <at>CoverBot</at> fri");

        Assert.Equal("away   fri", Text(message));
    }

    [Fact]
    public void Whoever_is_not_known_is_left_by_name() =>
        Assert.Equal("lead @\"Ben Ortiz\"", Text(say.Message(Ann, Acme, "lead <at>Ben Ortiz</at>", [Ben])));

    [Fact]
    public void A_channel_that_is_mentioned_is_a_channel()
    {
        var message = say.Message(Ann, Own, "client add Acme <at>Acme</at>");
        message["entities"]!.AsArray().Add(Activities.Mention(Acme.Id, "Acme"));

        Assert.Equal($"client add Acme <#{Acme.Id}>", Text(message));
    }

    [Theory]
    [InlineData("away\u00a0fri", "plain", "away fri")]
    [InlineData("away&nbsp;fri&nbsp;", "plain", "away fri")]
    [InlineData(" , away fri\r\n", "plain", "away fri")]
    [InlineData("note acme a &lt;b&gt; &amp; c", "xml", "note acme a <b> & c")]
    [InlineData("note acme a &lt;b&gt; &amp; c", "plain", "note acme a &lt;b&gt; &amp; c")]
    [InlineData("/away fri", "plain", "/away fri")]
    [InlineData("<at>Somebody</at> who", "plain", "Somebody  who")]
    public void Words_are_read_as_people_saw_them(string text, string format, string read)
    {
        var message = say.Message(Ann, Own, text);
        message["textFormat"] = format;

        Assert.Equal(read, Text(message));
    }

    [Fact]
    public void A_slash_command_is_private_wherever_it_was_typed()
    {
        var said = Said(say.Slash(Ann, Acme, "away fri"));

        Assert.Equal("away fri", Assert.IsType<Inbound.Typed>(said.Inbound).Text);
        Assert.Equal((true, Channel(Acme)), (said.Way.Alone, said.Inbound.In));
    }

    [Fact]
    public void The_bots_name_alone_is_a_question_and_a_picture_is_none()
    {
        Assert.Equal("", Text(say.Message(Ann, Acme, "")));
        Assert.Empty(All(say.Message(Ann, Own, " ")));
    }

    [Fact]
    public void Whoever_has_no_account_and_other_bots_are_not_heard()
    {
        var bot = say.Message(Ann, Own, "help");
        bot["from"]!["id"] = "28:another";

        Assert.Empty(All(bot));
        Assert.Empty(All(say.Message(Ann with { IsAnonymous = true }, Own, "help")));
    }

    [Fact]
    public void The_same_message_is_the_same_delivery_and_another_conversations_is_not()
    {
        var message = say.Message(Ann, Own, "away fri");
        var elsewhere = message.DeepClone().AsObject();
        elsewhere["conversation"]!["id"] = "a:1other";

        var id = Said(message).Inbound.DeliveryId;

        Assert.Equal(id, Said(message.DeepClone().AsObject()).Inbound.DeliveryId);
        Assert.NotEqual(id, Said(elsewhere).Inbound.DeliveryId);
        Assert.NotEqual(id, Said(say.Message(Ann, Own, "away fri")).Inbound.DeliveryId);
        Assert.Matches("^teams-[0-9a-f]{40}$", id);
    }

    [Theory]
    [InlineData("2026-11-16T08:30:00.1234567Z", -30)]
    [InlineData("2026-11-16T09:05:00Z", 0)]
    [InlineData("2026-11-01T09:00:00Z", 0)]
    [InlineData("yesterday", 0)]
    public void It_was_said_on_the_clock_people_are_told(string stamp, int minutes)
    {
        var message = say.Message(Ann, Own, "away tomorrow");
        message["timestamp"] = stamp;

        Assert.InRange(Said(message).Inbound.TypedAt, Pushed + Duration.FromMinutes(minutes), Pushed + Duration.FromMinutes(minutes) + Duration.FromSeconds(1));
    }

    [Fact]
    public void A_button_of_an_old_client_is_a_press_on_the_message_it_stands_on()
    {
        var said = Said(say.SubmitMessage(Ann, Own, new() { ["press"] = "fine|1" }, "1795"));

        var press = Assert.IsType<Inbound.Pressed>(said.Inbound);
        Assert.Equal(("fine|1", "1795", AnswerBy.Message), (press.Press.Code, press.On, said.Way.By));
    }

    [Fact]
    public void A_button_that_is_not_ours_is_answered_and_not_pressed() =>
        Assert.IsType<Heard.Answered>(Assert.Single(All(say.SubmitMessage(Ann, Own, new() { ["other"] = 1 }, "1795"))));
}
