namespace CoverBot.Domain.Cards;

/// <summary>How much a button stands out.</summary>
public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}

/// <param name="Title">What stands on it: at most 75 characters (Slack's limit).</param>
/// <param name="Press">What pressing it says.</param>
/// <param name="Style">How much it stands out.</param>
public sealed record Button(string Title, Press Press, ButtonStyle Style = ButtonStyle.Plain);
