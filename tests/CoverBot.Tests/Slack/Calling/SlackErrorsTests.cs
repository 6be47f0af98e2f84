using CoverBot.Desk;
using CoverBot.Slack;
using CoverBot.Slack.Calling;

namespace CoverBot.Tests.Slack.Calling;

/// <summary>What the courier does about each of Slack's codes: gone, given up with a reason, later, or in doubt.</summary>
[Trait("kind", "rule")]
public sealed class SlackErrorsTests
{
    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    [InlineData("block_mismatch")]
    [InlineData("cant_delete_message")]
    public void A_message_that_cannot_be_changed_is_gone(string code) => Assert.IsType<ChatResult.Gone>(Of(code));

    [Theory]
    [InlineData("channel_not_found", "channel_not_found")]
    [InlineData("not_in_channel", "not_in_channel")]
    [InlineData("user_not_in_channel", "not_in_channel")]
    [InlineData("is_archived", "archived")]
    [InlineData("is_inactive", "archived")]
    [InlineData("restricted_action", "read_only")]
    [InlineData("restricted_action_read_only_channel", "read_only")]
    [InlineData("restricted_action_thread_only_channel", "read_only")]
    [InlineData("posting_to_channel_denied", "read_only")]
    [InlineData("channel_is_limited_access", "blocked")]
    [InlineData("slack_connect_file_link_sharing_blocked", "blocked")]
    [InlineData("slack_connect_canvas_sharing_blocked", "blocked")]
    [InlineData("messages_tab_disabled", "refused")]
    [InlineData("cannot_reply_to_message", "refused")]
    [InlineData("user_not_found", "user_gone")]
    [InlineData("user_not_visible", "user_gone")]
    [InlineData("user_disabled", "user_gone")]
    [InlineData("cannot_dm_bot", "user_gone")]
    [InlineData("invalid_user_combination", "refused")]
    [InlineData("missing_scope", "missing_scope")]
    [InlineData("no_permission", "refused")]
    [InlineData("invalid_arguments", "refused")]
    [InlineData("not_allowed_token_type", "refused")]
    [InlineData("token_revoked", "token_revoked")]
    public void Where_nobody_is_reached_the_reason_is_told(string code, string reason) => Assert.Equal(new ChatResult.Unreachable(reason), Of(code));

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("msg_blocks_too_long")]
    [InlineData("invalid_blocks")]
    [InlineData("metadata_too_large")]
    [InlineData("org_login_required")]
    [InlineData("ekm_access_denied")]
    [InlineData("team_added_to_org")]
    [InlineData("accesslimited")]
    [InlineData("two_factor_setup_required")]
    [InlineData("external_channel_migrating")]
    [InlineData("a_code_of_tomorrow")]
    public void What_an_administrator_or_a_newer_CoverBot_can_mend_is_not_given_up_and_people_hear_of_it_when_it_goes_on(string code) =>
        Assert.IsType<ChatResult.Refused>(Of(code));

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("token_expired")]
    public void A_token_that_is_not_taken_now_gives_up_no_card(string code) =>
        Assert.Equal(new ChatResult.NotDone(NodaTime.Duration.FromMinutes(5)), Of(code));

    [Theory]
    [InlineData("ratelimited", nameof(SlackTrouble.Slow))]
    [InlineData("rate_limited", nameof(SlackTrouble.Slow))]
    [InlineData("message_limit_exceeded", nameof(SlackTrouble.Slow))]
    [InlineData("internal_error", nameof(SlackTrouble.Unsure))]
    [InlineData("fatal_error", nameof(SlackTrouble.Unsure))]
    [InlineData("service_unavailable", nameof(SlackTrouble.Unsure))]
    [InlineData("update_failed", nameof(SlackTrouble.Unsure))]
    [InlineData("request_timeout", nameof(SlackTrouble.NotProcessed))]
    [InlineData("account_inactive", nameof(SlackTrouble.TokenGone))]
    [InlineData("invalid_auth", nameof(SlackTrouble.TokenRefused))]
    [InlineData("token_expired", nameof(SlackTrouble.TokenExpired))]
    [InlineData("hash_conflict", nameof(SlackTrouble.View))]
    [InlineData("not_found", nameof(SlackTrouble.View))]
    [InlineData("expired_trigger_id", nameof(SlackTrouble.Trigger))]
    [InlineData("exchanged_trigger_id", nameof(SlackTrouble.Trigger))]
    [InlineData("trigger_expired", nameof(SlackTrouble.Trigger))]
    [InlineData("trigger_exchanged", nameof(SlackTrouble.Trigger))]
    [InlineData("invalid_trigger_id", nameof(SlackTrouble.Trigger))]
    public void Slack_s_codes_are_known_by_name(string code, string trouble) => Assert.Equal(trouble, SlackErrors.Of(code).ToString());

    private static ChatResult Of(string code) => SlackResults.Of(new SlackReply.No(code), _ => null);
}
