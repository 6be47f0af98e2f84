using System.Collections.Immutable;

namespace CoverBot.Domain.Crews;

/// <summary>"Are you one of these people?": asked of whoever came to a crew that has another side, once.</summary>
/// <param name="Number">Starts at 1 for each member.</param>
/// <param name="Among">Who it may be, the likeliest first.</param>
/// <param name="Picked">Null until a name was pressed; that person is asked then.</param>
/// <param name="None">"None of these".</param>
public sealed record WhoAsk(int Number, ImmutableArray<MemberId> Among, MemberId? Picked = null, bool None = false)
{
    public string Key => $"who/{Number}";
}

/// <summary>"Ann Miller on Teams says that is you": asked on the other side.</summary>
/// <param name="Number">Starts at 1 for each member.</param>
/// <param name="By">The member who says so.</param>
/// <param name="Yes">Null until pressed, or until it was taken back.</param>
/// <param name="Off">It was taken back: another name was pressed.</param>
public sealed record Claim(int Number, MemberId By, bool? Yes = null, bool Off = false)
{
    public string Key => $"claim/{Number}";

    public bool IsOpen => Yes is null && !Off;
}
