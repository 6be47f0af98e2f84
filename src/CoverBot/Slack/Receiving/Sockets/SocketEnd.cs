using System.Text.Json.Nodes;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>Why a connection is to be replaced.</summary>
internal enum SocketEnd
{
    Lost,

    /// <summary>Slack renews connections every few hours: the new one is opened before the old one goes.</summary>
    Refresh,
    TooMany,

    /// <summary>Socket Mode was switched off in the app's settings.</summary>
    Disabled,
}

internal static class SocketEnds
{
    /// <summary>Null when the message does not say that the connection ends.</summary>
    public static SocketEnd? Of(JsonObject message) => (message.Text("type"), message.Text("reason")) switch
    {
        ("disconnect", "link_disabled") => SocketEnd.Disabled,
        ("disconnect", "too_many_websockets") => SocketEnd.TooMany,
        ("disconnect", _) => SocketEnd.Refresh,
        _ => null,
    };
}
