using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Wording;

/// <summary>What stands in the way of a card, and what a person can do about it. Each begins with a capital letter or a '#', and has no full stop.</summary>
public static class ReasonWords
{
    /// <param name="place">"#acme", or "the team's channel".</param>
    public static string InRoom(string code, ChannelRef channel, string place)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(place);
        var invite = channel.Platform == Platforms.Slack ? "invite me again (/invite @CoverBot)" : "add me to it again";
        return code switch
        {
            Reasons.NotInChannel => $"I am not in {place} any more: {invite}",
            Reasons.ChannelNotFound => $"I can't find {place}: {invite}",
            Reasons.Archived => $"{Capital(place)} is archived: take it out of the archive and {invite}",
            Reasons.ReadOnly => $"I may not write in {place}: let me post there",
            _ => Anywhere(code) ?? $"I can't write in {place}",
        };
    }

    public static string ToPerson(string code, string name) => code switch
    {
        Reasons.UserGone => $"{name}'s account is not there any more",
        Reasons.Blocked => $"{name} takes no messages from me, which ends when {name} writes to me",
        Reasons.NotAdded => $"{name} has not added me yet: I can write once {name} adds me as an app, or writes to me",
        _ => Anywhere(code) ?? $"I can't write to {name}",
    };

    /// <summary>Whether nobody at all is reached there: telling somebody else in the same place is of no use.</summary>
    public static bool IsEverywhere(string code) => code is Reasons.TokenRevoked or Reasons.NotConfigured;

    private static string? Anywhere(string code) => code switch
    {
        Reasons.NotInstalled => "I was removed there: install me again",
        Reasons.TokenRevoked => "I have lost my access to the workspace: install me again",
        Reasons.MissingScope => "I lack a permission there: install me again and grant all that I ask for",
        Reasons.DisabledByAdmin => "I am switched off there: an administrator has to allow me",
        Reasons.NotConfigured => "I am not connected to that chat: whoever runs me has to set it up",
        Reasons.Refused => "I am turned down there each time I try: tell whoever runs me",
        _ => null,
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
