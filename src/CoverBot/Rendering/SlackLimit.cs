namespace CoverBot.Rendering;

/// <summary>Slack's numbers, in UTF-16 units, each a little below the documented one: how Slack counts is not documented.</summary>
internal static class SlackLimit
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;
    public const int Text = 2900;
    public const int Hint = 2000;
    public const int ViewTitle = 24;
    public const int Option = 75;
    public const int Options = 100;
    public const int Checkboxes = 10;
    public const int InputLength = 3000;

    /// <summary>All blocks of a message as JSON: "msg_blocks_too_long" has been seen from about 13,200 characters, containers counted.</summary>
    public const int MessageJson = 12_000;

    /// <summary>A view as JSON, in bytes: 250 kB documented.</summary>
    public const int ViewJson = 200_000;

    /// <summary>25 are allowed in a row; more than five are not read.</summary>
    public const int ButtonsInRow = 5;
}
