using System.Security.Cryptography;
using System.Text;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Linking;

/// <summary>Which crew a code is of. Codes themselves are kept nowhere, only their hashes.</summary>
internal sealed class LinkBook(ITable table, IClock clock)
{
    private const string Column = "crew";

    /// <summary>How long a hash is known after its code has ended, so that an old code is told from a wrong one.</summary>
    private static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>This process's alone: the same delivery gets the same code here, and nobody else can tell which.</summary>
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The code that a delivery would be answered with.</summary>
    public LinkCode CodeOf(string deliveryId)
    {
        for (var attempt = 0; ; attempt++)
        {
            var bytes = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{attempt}:{deliveryId}"));
            var plain = Letters(bytes);
            if (LinkCodes.IsCode(plain))
            {
                return new(LinkCodes.Shown(plain), Hash(plain));
            }
        }
    }

    /// <param name="plain">In capitals, without a dash.</param>
    public static string Hash(string plain) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("link:" + plain)));

    /// <summary>Null when it is nobody's.</summary>
    public async Task<CrewId?> FindAsync(string hash, CancellationToken cancel) =>
        await table.GetAsync(Keys.Links, hash, cancel) is { } row ? new CrewId(row.Columns[Column]) : null;

    /// <summary>Enters a code that a crew has offered; a second time is the same.</summary>
    public async Task EnterAsync(string hash, CrewId crew, CancellationToken cancel)
    {
        var before = clock.GetCurrentInstant() - Kept;
        await table.ClearAsync(Keys.Links, row => row.Moment(Columns.At) < before, cancel);
        await table.InsertIfMissingAsync(Keys.Links, hash, Columns.None.With(Column, crew.Value).With(Columns.At, clock.GetCurrentInstant()), cancel);
    }

    /// <summary>A byte above the last whole round of letters is passed over, so that each letter is as likely as any other.</summary>
    private static string Letters(byte[] bytes)
    {
        var even = byte.MaxValue - (byte.MaxValue % LinkCodes.Letters.Length);
        return new string([.. bytes.Where(one => one < even).Take(LinkCodes.Length).Select(one => LinkCodes.Letters[one % LinkCodes.Letters.Length])]);
    }
}
