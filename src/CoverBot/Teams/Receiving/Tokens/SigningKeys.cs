using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Storage;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace CoverBot.Teams.Receiving.Tokens;

/// <summary>What tokens are signed with, by whom; a key counts only with its endorsement for Teams.</summary>
/// <param name="ReadAt">Wall time.</param>
internal sealed record KeySet(string Issuer, ImmutableArray<EndorsedKey> Keys, Instant ReadAt)
{
    public bool Has(string id) => Keys.Any(key => key.Key.KeyId == id);
}

/// <summary>
/// The keys from the configured address, and from nowhere else. Read again twice a day, and at once for a key that is not among them. While the address is
/// down, keys of the last days go on counting; without any nothing can be told.
/// </summary>
internal sealed partial class SigningKeys(IHttpClientFactory clients, TeamsOptions options, TimeProvider wall, ILogger<SigningKeys> logger) : IDisposable
{
    public const string Client = "teams-keys";

    private static readonly Duration Fresh = Duration.FromHours(12);
    private static readonly Duration Usable = Duration.FromDays(5);

    /// <summary>Not asked again before: anybody can name a key that is not there.</summary>
    private static readonly Duration Pause = Duration.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(1);
    private KeySet? known;
    private Instant askedAt = Instant.MinValue;

    /// <summary>The keys, with that one if it is there at all; null while they can't be had.</summary>
    /// <param name="id">The key that a token names.</param>
    public async Task<KeySet?> FindAsync(string id, CancellationToken cancel)
    {
        if (!IsGood(known, id))
        {
            await gate.WaitAsync(cancel);
            try
            {
                if (!IsGood(known, id) && wall.Wall() - askedAt >= Pause)
                {
                    known = await ReadAsync() ?? known;
                    askedAt = wall.Wall();
                }
            }
            finally
            {
                gate.Release();
            }
        }
        return known is { } keys && wall.Wall() - keys.ReadAt < Usable ? keys : null;
    }

    public void Dispose() => gate.Dispose();

    private bool IsGood(KeySet? keys, string id) => keys is not null && wall.Wall() - keys.ReadAt < Fresh && keys.Has(id);

    /// <summary>Not given up when the asking connection goes away: others wait for it.</summary>
    private async Task<KeySet?> ReadAsync()
    {
        try
        {
            using var http = clients.CreateClient(Client);
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !options.Loopback };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(options.MetadataUrl.AbsoluteUri, documents, CancellationToken.None);
            return read is { Issuer.Length: > 0, JsonWebKeySet.Keys: { } keys } ? new(read.Issuer, [.. keys.Select(EndorsedKey.Of)], wall.Wall()) : null;
        }
#pragma warning disable CA1031 // Whatever is wrong with the other side: there are no keys, and nobody is let in.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotRead(logger, CodePlace.Of(error));
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: the keys that messages are signed with can't be read: {Place}")]
        public static partial void NotRead(ILogger logger, string place);
    }
}
