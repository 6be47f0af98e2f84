namespace CoverBot.Teams;

/// <summary>What the app declares in manifests/teams and the code answers to.</summary>
internal static class TeamsManifest
{
    /// <summary>The command that opens the form at once: titled "Away form".</summary>
    public const string AwayForm = "awayForm";

    /// <summary>Whether the command opens the form of an absence. Microsoft's emulator has the id typed by hand.</summary>
    public static bool IsAwayForm(string? command) =>
        AwayForm.Equals(command, StringComparison.OrdinalIgnoreCase) || "away".Equals(command, StringComparison.OrdinalIgnoreCase);
}
