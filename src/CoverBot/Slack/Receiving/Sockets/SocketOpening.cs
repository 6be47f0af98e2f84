using CoverBot.Receiving;
using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>Asks Slack for a socket's address: each is good for one connection.</summary>
internal sealed class SocketOpening(SlackApi api, SlackOptions options)
{
    public async Task<SocketAddress> AskAsync(CancellationToken cancel)
    {
        var reply = await api.CallAsync(new SlackToken.Bearer(options.AppToken!), "apps.connections.open", new Dictionary<string, string>(), cancel);
        return reply switch
        {
            SlackReply.Ok ok when SlackHosts.Allowed(ok.Body.Text("url"), "wss", options.ApiUrl) is { } address => new SocketAddress.Known(address),
            SlackReply.NotDone wait => new SocketAddress.Later(wait.After),
            SlackReply.No no when IsForGood(no.Code) => new SocketAddress.Never(no.Code),
            _ => new SocketAddress.Later(Duration.Zero),
        };
    }

    /// <summary>What no waiting changes: the token is wrong, or may not open sockets.</summary>
    private static bool IsForGood(string code) => SlackErrors.Of(code) is SlackTrouble.TokenGone or SlackTrouble.TokenRefused or SlackTrouble.TokenExpired or SlackTrouble.SetUp;
}

internal abstract record SocketAddress
{
    private SocketAddress() { }

    /// <param name="Uri">A secret: it holds a ticket.</param>
    public sealed record Known(Uri Uri) : SocketAddress
    {
        /// <summary>Never the address: records are written out in messages.</summary>
        public override string ToString() => "a socket's address";
    }

    /// <param name="After">Not before this much time has passed; zero when Slack did not say.</param>
    public sealed record Later(Duration After) : SocketAddress;

    /// <param name="Code">Slack's own error code.</param>
    public sealed record Never(string Code) : SocketAddress;
}
