using System.Text.Json.Nodes;
using NodaTime;

namespace CoverBot.Teams.Calling;

/// <summary>What came of one call. Nothing is thrown for what Teams or the network does.</summary>
internal abstract record TeamsReply
{
    private TeamsReply() { }

    /// <param name="Body">Empty when Teams said no more than yes.</param>
    public sealed record Ok(JsonObject Body) : TeamsReply;

    /// <summary>Teams took the call and said no.</summary>
    public sealed record No(TeamsTrouble Trouble) : TeamsReply;

    /// <summary>Certainly not done: too fast, or Teams never got the call.</summary>
    /// <param name="After">Not again before this much time has passed.</param>
    public sealed record NotDone(Duration After) : TeamsReply;

    /// <summary>The answer was lost: it may have been done.</summary>
    public sealed record Unsure : TeamsReply;

    /// <summary>Nothing was ever heard from that tenant: it is not known where to call.</summary>
    public sealed record NotInstalled : TeamsReply;
}
