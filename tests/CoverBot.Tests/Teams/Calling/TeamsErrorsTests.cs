using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Wording;
using CoverBot.Teams;
using CoverBot.Teams.Calling;

namespace CoverBot.Tests.Teams.Calling;

/// <summary>What the courier does about each of Teams' refusals.</summary>
[Trait("kind", "rule")]
public sealed class TeamsErrorsTests
{
    [Theory]
    [InlineData(403, "BotDisabledByAdmin", "disabled_by_admin", "disabled_by_admin")]
    [InlineData(403, "BotNotInConversationRoster", "not_added", "not_in_channel")]
    [InlineData(403, "ForbiddenOperationException", "not_added", "not_in_channel")]
    [InlineData(403, "MessageWritesBlocked", "blocked", "read_only")]
    [InlineData(403, "NotEnoughPermissions", "missing_scope", "missing_scope")]
    [InlineData(404, "ConversationNotFound", "not_added", "channel_not_found")]
    public void Where_nobody_is_reached_the_reason_is_told_in_words(int status, string code, string person, string room)
    {
        Assert.Equal(new ChatResult.Unreachable(person), Of(status, code, ownChat: true));
        Assert.Equal(new ChatResult.Unreachable(room), Of(status, code, ownChat: false));
        Assert.DoesNotContain("I can't write to", ReasonWords.ToPerson(person, "Ben"), StringComparison.Ordinal);
        Assert.DoesNotContain("I can't write in", ReasonWords.InRoom(room, new("teams", "t", "19:c"), "#acme"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "ConversationBlockedByUser", "blocked")]
    [InlineData(404, "MemberNotFoundInConversation", "user_gone")]
    public void What_only_a_person_s_own_chat_can_lack_is_told_of_the_person(int status, string code, string reason)
    {
        Assert.Equal(new ChatResult.Unreachable(reason), Of(status, code, ownChat: true));
        Assert.DoesNotContain("I can't write to", ReasonWords.ToPerson(reason, "Ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_added_the_app_and_who_has_switched_it_off_is_said()
    {
        Assert.Equal("Ben has not added me yet: I can write once Ben adds me as an app, or writes to me", ReasonWords.ToPerson(Reasons.NotAdded, "Ben"));
        Assert.Equal("I am switched off there: an administrator has to allow me", ReasonWords.InRoom(Reasons.DisabledByAdmin, new("teams", "t", "19:c"), "#acme"));
    }

    [Fact]
    public void A_message_that_is_not_there_is_gone() => Assert.IsType<ChatResult.Gone>(Of(404, "ActivityNotFound", ownChat: false));

    [Theory]
    [InlineData(400, "BadArgument")]
    [InlineData(400, "BadSyntax")]
    [InlineData(403, "InvalidBotApiHost")]
    [InlineData(403, "ACodeOfTomorrow")]
    [InlineData(404, "NotFound")]
    [InlineData(405, "-")]
    [InlineData(413, "MessageSizeTooBig")]
    [InlineData(413, "RequestEntityTooLarge")]
    public void What_is_not_known_is_refused_which_people_hear_of_when_it_goes_on(int status, string code) => Assert.IsType<ChatResult.Refused>(Of(status, code, ownChat: false));

    [Fact]
    public void A_code_is_found_in_whichever_envelope_it_comes()
    {
        string[] bodies =
        [
            """{"error":{"code":"ConversationBlockedByUser","message":"User blocked the conversation with the bot."}}""",
            """{"code":"conversationblockedbyuser","message":"x"}""",
            """{"error":{"code":"Forbidden","subCode":"ConversationBlockedByUser","message":"x"}}""",
            """{"error":{"code":"ServiceError","message":"x","innerHttpError":{"statusCode":403,"code":"ConversationBlockedByUser"}}}""",
            """{"errorCode":209,"message":"{\r\n  \"subCode\": \"ConversationBlockedByUser\",\r\n  \"details\": \"x\"\r\n}"}""",
        ];

        Assert.All(bodies, body => Assert.Equal(TeamsTrouble.Blocked, TeamsRefusal.Of(403, JsonNode.Parse(body)!.AsObject()).Trouble));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("""{"error":{"code":7,"message":{"a":1}}}""")]
    [InlineData("""{"message":"{"}""")]
    [InlineData("""{"message":"{\"subCode\":1,\"subCode\":2}"}""")]
    [InlineData("""{"error":{"code":"a secret\r\nfrom outside"}}""")]
    public void A_body_of_any_shape_is_a_refusal_that_is_not_known(string body)
    {
        var refusal = TeamsRefusal.Of(403, JsonNode.Parse(body)!.AsObject());

        Assert.Equal(TeamsTrouble.Unknown, refusal.Trouble);
        Assert.DoesNotContain('\n', refusal.Code);
    }

    private static ChatResult Of(int status, string code, bool ownChat) => TeamsResults.Of(
        new TeamsReply.No(TeamsRefusal.Of(status, new() { ["error"] = new JsonObject { ["code"] = code } }).Trouble), ownChat, _ => null);
}
