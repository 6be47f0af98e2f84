using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Teams.Receiving.Reading;

namespace CoverBot.Teams.Receiving;

/// <summary>What Teams gets back.</summary>
/// <param name="Body">Null: nothing but the status.</param>
internal sealed record TeamsAck(int Status, JsonObject? Body = null)
{
    public static TeamsAck Taken { get; } = new(StatusCodes.Status200OK);

    public static TeamsAck NotImplemented { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>Not taken, so that Teams sends it again.</summary>
    public static TeamsAck NotTaken { get; } = new(StatusCodes.Status503ServiceUnavailable);

    public static TeamsAck With(JsonObject body) => new(StatusCodes.Status200OK, body);
}

/// <summary>One thing said, until it is answered.</summary>
/// <param name="Tenant">The tenant it was heard in.</param>
/// <param name="Ack">What Teams gets back; set once. What is told as a message is told after it.</param>
/// <param name="Stopping">The process ends: what is under way is finished, nothing is waited for any more.</param>
internal sealed record TeamsTurn(string Tenant, Inbound Inbound, TeamsWay Way, TaskCompletionSource<TeamsAck> Ack, CancellationToken Stopping)
{
    /// <summary>Whether others could read what is answered where it was said.</summary>
    public bool HasReaders => Inbound.In is not null && !Way.Alone;
}
