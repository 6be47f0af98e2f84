using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Slack.Receiving;
using NodaTime;

namespace CoverBot.Tests.Slack.Receiving;

[Trait("kind", "rule")]
public sealed class SlackReaderTests
{
    private static readonly Account Ann = new("slack", "T1", "U1");
    private static readonly ChannelRef Acme = new("slack", "T1", "C1");
    private static readonly Instant Wall = Instant.FromUnixTimeSeconds(1794819601);
    private static readonly Instant Pushed = Wall + Duration.FromDays(3);

    [Fact]
    public void A_command_in_a_channel_is_typed_there()
    {
        var said = Said(ReceivedKind.Command, Payloads.Command("who acme"));

        Assert.Equal("who acme", Assert.IsType<Inbound.Typed>(said.Inbound).Text);
        Assert.Equal((Ann, Acme), (said.Inbound.From, said.Inbound.In));
        Assert.Equal(AnswerIn.Response, said.Way.In);
        Assert.NotNull(said.Way.Trigger);
        Assert.NotNull(said.Way.ResponseUrl);
    }

    [Fact]
    public void A_command_in_anybodys_chat_is_in_no_channel() => Assert.Null(Said(ReceivedKind.Command, Payloads.Command("away", channel: "D8")).Inbound.In);

    [Fact]
    public void What_was_typed_before_it_arrived_was_said_then_on_a_pushed_clock_as_well() =>
        Assert.Equal(Pushed - Duration.FromSeconds(1) + Duration.FromMilliseconds(0.2), Said(ReceivedKind.Event, Payloads.Message("away tomorrow")).Inbound.TypedAt);

    [Theory]
    [InlineData("1794819700.000200")]
    [InlineData("12.5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999999999999999999999999")]
    [InlineData("-5")]
    public void A_time_that_can_not_be_is_now(string ts)
    {
        var at = Said(ReceivedKind.Event, Payloads.Message("away").Also(it => it["event"]!["ts"] = ts)).Inbound.TypedAt;

        Assert.InRange(at, Pushed - Duration.FromSeconds(1), Pushed);
    }

    [Fact]
    public void A_message_is_the_same_delivery_however_often_and_under_whatever_event_it_comes()
    {
        var message = Payloads.Message("away fri");
        var again = message.DeepClone().AsObject().With("event_id", "Ev-other").Also(it => it["event"]!["ts"] = "1794819600.000900");

        var id = Said(ReceivedKind.Event, message).Inbound.DeliveryId;

        Assert.Equal(id, Said(ReceivedKind.Event, again).Inbound.DeliveryId);
        Assert.StartsWith("slack-m-T1-D1-", id);
        Assert.Equal("slack-m-T1-D1-1794819600.000200", Said(ReceivedKind.Event, Payloads.Message("away").Also(it => it["event"]!.AsObject().Remove("client_msg_id"))).Inbound.DeliveryId);
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("thread_broadcast")]
    public void Words_with_a_file_or_from_a_thread_into_the_chat_are_words(string subtype) => Assert.Equal(
        "away fri", Assert.IsType<Inbound.Typed>(Said(ReceivedKind.Event, Payloads.Message("away fri").Also(it => it["event"]!["subtype"] = subtype)).Inbound).Text);

    [Fact]
    public void Two_commands_with_the_same_words_are_two_deliveries()
    {
        var one = Payloads.Command("away fri");

        Assert.Equal(Said(ReceivedKind.Command, one).Inbound.DeliveryId, Said(ReceivedKind.Command, one.DeepClone().AsObject()).Inbound.DeliveryId);
        Assert.NotEqual(Said(ReceivedKind.Command, one).Inbound.DeliveryId, Said(ReceivedKind.Command, Payloads.Command("away fri")).Inbound.DeliveryId);
    }

    [Fact]
    public void Ids_that_are_none_never_become_a_key()
    {
        var said = Said(ReceivedKind.Event, Payloads.Message("away").Also(it => it["event"]!["client_msg_id"] = "a/b#c\u0000" + new string('x', 500)));

        Assert.Matches("^slack-m-[0-9a-f]{40}$", said.Inbound.DeliveryId);
        Assert.IsType<Heard.Nothing>(Read(ReceivedKind.Event, Payloads.Message("away", user: "U/../1")));
        Assert.Null(SlackReader.Team(Of(ReceivedKind.Command, Payloads.Command("away").With("team_id", "T1#"))));
    }

    [Fact]
    public void In_a_shared_channel_everybody_belongs_to_the_workspace_that_has_the_app()
    {
        var event9 = Payloads.Mention("<@UBOT> who").With("team_id", "T9");
        var form9 = Payloads.Submission("away-form|m", [], team: "T9");
        var press9 = Payloads.Press("who", userTeam: "T9");

        Assert.All([Of(ReceivedKind.Event, event9), Of(ReceivedKind.Interaction, form9), Of(ReceivedKind.Interaction, press9)], it => Assert.Equal("T1", SlackReader.Team(it)));
    }

    [Fact]
    public void An_installation_for_a_whole_organisation_is_seen_as_such()
    {
        Assert.True(SlackReader.IsOrgWide(Of(ReceivedKind.Command, Payloads.Command("who").With("is_enterprise_install", "true"))));
        Assert.True(SlackReader.IsOrgWide(Of(ReceivedKind.Interaction, Payloads.Press("who").With("is_enterprise_install", true))));
        Assert.True(SlackReader.IsOrgWide(Of(ReceivedKind.Event, Payloads.Message("who").Also(it => it["authorizations"]![0]!["is_enterprise_install"] = true))));
        Assert.False(SlackReader.IsOrgWide(Of(ReceivedKind.Command, Payloads.Command("who"))));
    }

    [Fact]
    public void A_button_on_a_card_names_the_message_it_stands_on()
    {
        var said = Said(ReceivedKind.Interaction, Payloads.Press("accept|a1|1|1|", thread: "1794819400.000100"));
        var pressed = Assert.IsType<Inbound.Pressed>(said.Inbound);

        Assert.Equal((Press.Of("accept", "a1", "1", "1", ""), "1794819500.000100", Acme), (pressed.Press, pressed.On, pressed.In));
        Assert.Equal((AnswerIn.Channel, "C1", "1794819400.000100"), (said.Way.In, said.Way.Channel, said.Way.Thread));
    }

    [Fact]
    public void A_button_in_the_own_chat_is_in_no_channel()
    {
        var said = Said(ReceivedKind.Interaction, Payloads.Press("accept|a1", channel: "D1"));

        Assert.Null(said.Inbound.In);
        Assert.Equal("1794819500.000100", ((Inbound.Pressed)said.Inbound).On);
        Assert.Equal((AnswerIn.OwnChat, "D1"), (said.Way.In, said.Way.Channel));
    }

    [Fact]
    public void A_button_on_an_answer_stands_on_no_card()
    {
        Assert.Null(((Inbound.Pressed)Said(ReceivedKind.Interaction, Payloads.Press("run|who", ephemeral: true)).Inbound).On);
        Assert.Null(((Inbound.Pressed)Said(ReceivedKind.Interaction, Payloads.Press("run|who", channel: "D1", blockId: "answer-0")).Inbound).On);
    }

    [Theory]
    [InlineData("home", null)]
    [InlineData("modal", "V7")]
    public void A_button_on_the_Home_tab_or_in_a_modal_is_in_no_channel(string type, string? view)
    {
        var said = Said(ReceivedKind.Interaction, Payloads.PressInView("start|away", type));

        Assert.Equal((null, null), (said.Inbound.In, ((Inbound.Pressed)said.Inbound).On));
        Assert.Equal((AnswerIn.OwnChat, null, view), (said.Way.In, said.Way.Channel, said.Way.View));
    }

    [Fact]
    public void A_form_is_read_back_with_what_it_was_made_for()
    {
        var values = new JsonObject { ["when"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "fri" } } };

        var said = Said(ReceivedKind.Interaction, Payloads.Submission("away-form|m1", values));
        var sent = Assert.IsType<Inbound.Submitted>(said.Inbound);

        Assert.Equal((Press.Of("away-form", "m1"), "fri"), (sent.Form, sent.Values["when"]));
        Assert.Equal((AnswerIn.Form, "V7"), (said.Way.In, said.Way.View));
    }

    [Fact]
    public void The_shortcut_says_away() => Assert.Equal("away", ((Inbound.Typed)Said(ReceivedKind.Interaction, Payloads.Shortcut()).Inbound).Text);

    [Fact]
    public void A_mention_is_answered_in_its_channel()
    {
        var said = Said(ReceivedKind.Event, Payloads.Mention("hello <@UBOT> who"));

        Assert.Equal(("who", Acme, AnswerIn.Channel), (((Inbound.Typed)said.Inbound).Text, said.Inbound.In, said.Way.In));
    }

    [Fact]
    public void Who_brings_the_bot_into_a_channel_has_invited_it()
    {
        var invited = Assert.IsType<Inbound.Invited>(Said(ReceivedKind.Event, Payloads.Moved("member_joined_channel", "UBOT", inviter: "U1")).Inbound);

        Assert.Equal((Ann, Acme), (invited.From, invited.In));
    }

    [Theory]
    [InlineData("member_joined_channel", true)]
    [InlineData("member_left_channel", false)]
    public void Comings_and_goings_are_followed(string type, bool joined)
    {
        var moved = Assert.IsType<Inbound.Moved>(Said(ReceivedKind.Event, Payloads.Moved(type, "U1", inviter: "U2")).Inbound);

        Assert.Equal((Ann, Acme, joined), (moved.From, moved.In, moved.Joined));
    }

    [Fact]
    public void The_Home_tab_is_opened() => Assert.Equal(AnswerIn.Home, Assert.IsType<Heard.Said>(Read(ReceivedKind.Event, Payloads.Opened("home"))).Way.In);

    [Fact]
    public void What_changed_is_forgotten()
    {
        Assert.Equal(new Heard.Changed(Ann), Read(ReceivedKind.Event, Payloads.Event(new() { ["type"] = "user_change", ["user"] = new JsonObject { ["id"] = "U1" } })));
        Assert.Equal(new Heard.Renamed(Acme), Read(ReceivedKind.Event, Payloads.Event(new() { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = "C1" } })));
    }

    [Fact]
    public void The_end_of_an_installation_is_heard()
    {
        Assert.IsType<Heard.Uninstalled>(Read(ReceivedKind.Event, Payloads.Event(new() { ["type"] = "app_uninstalled" })));
        Assert.IsType<Heard.TokensRevoked>(Read(ReceivedKind.Event, Revoked(new JsonArray("UBOT"))));
        Assert.IsType<Heard.Nothing>(Read(ReceivedKind.Event, Revoked([])));
    }

    public static TheoryData<string> Nothings => [.. Ignored.Keys];

    [Theory]
    [MemberData(nameof(Nothings))]
    public void It_is_no_word_to_the_bot(string what)
    {
        var (kind, payload) = Ignored[what];

        Assert.IsType<Heard.Nothing>(Read(kind, payload));
    }

    private static Dictionary<string, (ReceivedKind, JsonObject)> Ignored { get; } = new()
    {
        ["the bot's own message"] = (ReceivedKind.Event, Payloads.Message("hello", user: "UBOT")),
        ["another bot's message"] = (ReceivedKind.Event, Payloads.Message("hello").Also(it => it["event"]!["bot_id"] = "B9")),
        ["an edited message"] = (ReceivedKind.Event, Payloads.Message("hello").Also(it => it["event"]!["subtype"] = "message_changed")),
        ["a deleted message"] = (ReceivedKind.Event, Payloads.Message("hello").Also(it => it["event"]!["subtype"] = "message_deleted")),
        ["a message among people in a channel"] = (ReceivedKind.Event, Payloads.Message("hello", channel: "C1").Also(it => it["event"]!["channel_type"] = "channel")),
        ["a file without words"] = (ReceivedKind.Event, Payloads.Message("").Also(it => it["event"]!["subtype"] = "file_share")),
        ["a mention in the own chat, which comes as a message too"] = (ReceivedKind.Event, Payloads.Mention("<@UBOT> hello", channel: "D1")),
        ["the bot added by nobody"] = (ReceivedKind.Event, Payloads.Moved("member_joined_channel", "UBOT")),
        ["the bot removed"] = (ReceivedKind.Event, Payloads.Moved("member_left_channel", "UBOT")),
        ["the messages tab"] = (ReceivedKind.Event, Payloads.Opened("messages")),
        ["an event nobody knows"] = (ReceivedKind.Event, Payloads.Event(new() { ["type"] = "emoji_changed" })),
        ["an event without its inside"] = (ReceivedKind.Event, Payloads.Message("hello").With("event", null)),
        ["an app that is limited"] = (ReceivedKind.Event, new() { ["type"] = "app_rate_limited", ["team_id"] = "T1" }),
        ["a closed form"] = (ReceivedKind.Interaction, Payloads.Closed()),
        ["another shortcut"] = (ReceivedKind.Interaction, Payloads.Shortcut("other")),
        ["a message's shortcut"] = (ReceivedKind.Interaction, Payloads.Shortcut().With("type", "message_action")),
        ["a menu's question"] = (ReceivedKind.Interaction, Payloads.Shortcut().With("type", "block_suggestion")),
        ["a press of nothing"] = (ReceivedKind.Interaction, Payloads.Press("x").With("actions", new JsonArray())),
        ["a press of nobody"] = (ReceivedKind.Interaction, Payloads.Press("x").With("user", "U1")),
        ["somebody else's form"] = (ReceivedKind.Interaction, Payloads.Submission("", [])),
        ["a command of nobody"] = (ReceivedKind.Command, Payloads.Command("who").With("user_id", "")),
    };

    private static JsonObject Revoked(JsonArray bots) =>
        Payloads.Event(new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U1"), ["bot"] = bots } });

    private static Heard.Said Said(ReceivedKind kind, JsonObject payload) => Assert.IsType<Heard.Said>(Read(kind, payload));

    private static Heard Read(ReceivedKind kind, JsonObject payload) => SlackReader.Read(Of(kind, payload), new("T1", "UBOT", Wall, Wall, Pushed));

    private static Received Of(ReceivedKind kind, JsonObject payload) => new(kind, payload, Wall, Repetition.None);
}
