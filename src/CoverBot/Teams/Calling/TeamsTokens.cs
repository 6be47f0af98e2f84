using CoverBot.Desk;
using CoverBot.Storage;
using Microsoft.Identity.Client;
using NodaTime;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CoverBot.Teams.Calling;

/// <summary>The bot's token, one for all tenants. Asked for by one caller at a time; whoever comes meanwhile gets the same.</summary>
/// <param name="ask">Null where nothing speaks for the bot: calls then carry no token.</param>
internal sealed partial class TeamsTokens(AskForToken? ask, TimeProvider time, ILogger<TeamsTokens> log) : IDisposable
{
    /// <summary>Stands for the token where none is needed.</summary>
    public const string None = "";

    /// <summary>Between two new tokens: a set-up that Teams refuses must not keep the token service busy.</summary>
    private static readonly Duration Between = Duration.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1);
    private Instant renewed = Instant.FromUnixTimeTicks(0);

    /// <param name="refused">The token that Teams has just refused: another one is wanted. Null for whichever there is.</param>
    /// <returns>Null when none can be had at the moment, for whatever reason, which is logged; <see cref="None"/> where none is needed.</returns>
    public async Task<string?> GetAsync(string? refused, CancellationToken cancel)
    {
        if (ask is null)
        {
            return None;
        }
        await gate.WaitAsync(cancel);
        try
        {
            var token = await ask(false, cancel);
            return token == refused ? await AnotherAsync(ask, token, cancel) : token;
        }
        catch (MsalServiceException error)
        {
            Log.Refused(log, Plain(error.ErrorCode), error.StatusCode, Plain(Reason(error)));
        }
        catch (Exception error) when (error is MsalException or HttpRequestException)
        {
            Log.NotReached(log, error is MsalException msal ? Plain(msal.ErrorCode) : "http", CodePlace.Of(error));
        }
        finally
        {
            gate.Release();
        }
        return null;
    }

    public void Dispose() => gate.Dispose();

    /// <returns>The same where another one was asked for a moment ago.</returns>
    private async Task<string> AnotherAsync(AskForToken asking, string token, CancellationToken cancel)
    {
        if (time.Wall() < renewed + Between)
        {
            return token;
        }
        renewed = time.Wall();
        return await asking(true, cancel);
    }

    /// <summary>The service's own number for the reason, without the sentence behind it: that may repeat what was sent.</summary>
    private static string Reason(MsalServiceException error) => error.Message.Split(' ', ':', ',').FirstOrDefault(word => word.StartsWith("AADSTS", StringComparison.Ordinal)) ?? "-";

    private static string Plain(string? words) => string.Concat((words ?? "-").Where(letter => letter is >= '!' and <= '~').Take(60));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: no token for the bot: {Code} (HTTP {Status}, {Reason}); look at Teams:AppId, the first of Teams:TenantId, and the credential")]
        public static partial void Refused(ILogger log, string code, int status, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: the token service can't be asked: {Code} at {Place}")]
        public static partial void NotReached(ILogger log, string code, string place);
    }
}
