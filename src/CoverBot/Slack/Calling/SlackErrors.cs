using System.Collections.Frozen;
using CoverBot.Domain.Chat;

namespace CoverBot.Slack.Calling;

/// <summary>What one of Slack's error codes is about, and so what is to be done.</summary>
internal enum SlackTrouble
{
    /// <summary>A code that is not in the table.</summary>
    Unknown,

    /// <summary>The app was removed there, or its token revoked.</summary>
    TokenGone,

    /// <summary>A wrong token, or a caller whose address is not allowed: says nothing of the installation.</summary>
    TokenRefused,

    /// <summary>A token that is to be refreshed.</summary>
    TokenExpired,

    /// <summary>Our set-up or our call is wrong: the same call will fail again.</summary>
    SetUp,

    /// <summary>An administrator's policy, or a workspace that is being moved: hours.</summary>
    Policy,

    /// <summary>The channel.</summary>
    Place,

    /// <summary>The person.</summary>
    Person,

    /// <summary>The message can't be changed, or is not there.</summary>
    Message,

    /// <summary>The view has changed, or is not there.</summary>
    View,

    /// <summary>The form's trigger is too old or was used.</summary>
    Trigger,

    /// <summary>Too long, or blocks that Slack does not take.</summary>
    Size,

    /// <summary>Too fast.</summary>
    Slow,

    /// <summary>Some of it may have been done.</summary>
    Unsure,

    /// <summary>Not done, and soon possible.</summary>
    NotProcessed,
}

/// <summary>Slack's error codes by name, from the methods' own lists of August 2026.</summary>
internal static class SlackErrors
{
    private static readonly FrozenDictionary<string, SlackTrouble> Troubles = Table(
        (SlackTrouble.TokenGone, "account_inactive token_revoked user_removed_from_team team_disabled"),
        (SlackTrouble.TokenRefused, "invalid_auth"),
        (SlackTrouble.TokenExpired, "token_expired"),
        (SlackTrouble.SetUp, """
            missing_scope no_permission not_allowed_token_type not_authed is_bot team_not_found invalid_arguments invalid_arg_name invalid_array_arg
            invalid_charset invalid_form_data invalid_post_type missing_post_type unknown_method method_deprecated deprecated_endpoint not_implemented
            app_access_restricted as_user_not_supported send_on_behalf_not_allowed no_text markdown_text_conflict invalid_metadata_format
            invalid_metadata_schema metadata_must_be_sent_from_app invalid_metadata_filter_keys invalid_attachments users_list_not_supplied too_many_users
            not_enough_users invalid_cursor invalid_limit invalid_ts_latest invalid_ts_oldest invalid_types method_not_supported_for_channel_type
            time_in_past time_too_far invalid_time restricted_too_many invalid_scheduled_message_id duplicate_external_id push_limit_reached
            missing_profile_id not_enabled invalid_code bad_client_secret invalid_client_id bad_redirect_uri invalid_refresh_token
            oauth_authorization_url_mismatch cannot_install_an_org_installed_app token_already_exchanged token_rotation_not_enabled forbidden_team
            invalid_event_context client_id_token_mismatch
            """),
        (SlackTrouble.Policy, """
            org_login_required ekm_access_denied team_access_not_granted team_added_to_org enterprise_is_restricted access_denied accesslimited
            two_factor_setup_required external_channel_migrating
            """),
        (SlackTrouble.Place, """
            channel_not_found not_in_channel user_not_in_channel is_archived is_inactive restricted_action restricted_action_read_only_channel
            restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked posting_to_channel_denied
            cannot_reply_to_message channel_is_limited_access messages_tab_disabled
            """),
        (SlackTrouble.Person, "user_not_found user_not_visible user_disabled cannot_dm_bot invalid_user_combination"),
        (SlackTrouble.Message, "message_not_found cant_update_message cant_delete_message edit_window_closed block_mismatch thread_not_found"),
        (SlackTrouble.View, "hash_conflict not_found"),
        (SlackTrouble.Trigger, "expired_trigger_id exchanged_trigger_id invalid_trigger_id trigger_expired trigger_exchanged"),
        (SlackTrouble.Size, """
            msg_too_long msg_blocks_too_long view_too_large metadata_too_large too_many_attachments attachment_payload_limit_exceeded invalid_blocks
            invalid_blocks_format
            """),
        (SlackTrouble.Slow, "ratelimited rate_limited message_limit_exceeded"),
        (SlackTrouble.Unsure, "internal_error fatal_error service_unavailable update_failed fetch_members_failed"),
        (SlackTrouble.NotProcessed, "request_timeout streaming_state_conflict"));

    private static readonly FrozenDictionary<string, string> ReasonsOf = new Dictionary<string, string>
    {
        ["missing_scope"] = Reasons.MissingScope,
        ["channel_not_found"] = Reasons.ChannelNotFound,
        ["not_in_channel"] = Reasons.NotInChannel,
        ["user_not_in_channel"] = Reasons.NotInChannel,
        ["is_archived"] = Reasons.Archived,
        ["is_inactive"] = Reasons.Archived,
        ["restricted_action"] = Reasons.ReadOnly,
        ["restricted_action_read_only_channel"] = Reasons.ReadOnly,
        ["restricted_action_thread_only_channel"] = Reasons.ReadOnly,
        ["posting_to_channel_denied"] = Reasons.ReadOnly,
        ["channel_is_limited_access"] = Reasons.Blocked,
        ["user_not_found"] = Reasons.UserGone,
        ["user_not_visible"] = Reasons.UserGone,
        ["user_disabled"] = Reasons.UserGone,
        ["cannot_dm_bot"] = Reasons.UserGone,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SlackTrouble Of(string code) => IsBlockedBetweenCompanies(code) ? SlackTrouble.Place : Troubles.GetValueOrDefault(code);

    /// <summary>Why nobody is reached there, as a stable code.</summary>
    public static string Reason(string code) => IsBlockedBetweenCompanies(code) ? Reasons.Blocked : ReasonsOf.GetValueOrDefault(code, Reasons.Refused);

    /// <summary>All of <c>slack_connect_…_blocked</c>.</summary>
    private static bool IsBlockedBetweenCompanies(string code) =>
        code.StartsWith("slack_connect_", StringComparison.Ordinal) && code.EndsWith("_blocked", StringComparison.Ordinal);

    private static FrozenDictionary<string, SlackTrouble> Table(params (SlackTrouble Trouble, string Codes)[] rows) => rows
        .SelectMany(row => row.Codes.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(code => KeyValuePair.Create(code, row.Trouble)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
