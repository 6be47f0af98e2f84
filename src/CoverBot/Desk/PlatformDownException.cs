namespace CoverBot.Desk;

/// <summary>A platform can't be asked at the moment: what it knows is not known, which is another thing than that it knows nothing.</summary>
/// <param name="name">The platform as people call it, such as "Slack".</param>
internal sealed class PlatformDownException(string name) : Exception($"{name} can't be asked at the moment")
{
    public string Name { get; } = name;
}
