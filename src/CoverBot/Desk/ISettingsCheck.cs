namespace CoverBot.Desk;

/// <summary>Looks at one part of the configuration before anything starts, so that all that is wrong is said at once.</summary>
public interface ISettingsCheck
{
    /// <summary>A sentence for each setting that can't be used: its key, what is wrong, what is expected. Never the value of a secret.</summary>
    IReadOnlyList<string> Problems();
}
