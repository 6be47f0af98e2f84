using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>
/// The <c>state</c> of an installation: random, good once, for 10 minutes, and only in the browser that has the cookie that came with it. It needs no row
/// until it comes back, so that asking for many costs nothing.
/// </summary>
internal sealed class InstallState(ImmutableArray<string> secrets, ITable table, TimeProvider wall)
{
    public static readonly Duration GoodFor = Duration.FromMinutes(10);

    private const string Partition = "installs|slack|states";
    private const string UntilColumn = "Until";

    private readonly ImmutableArray<byte[]> keys = DerivedKeys.Of(secrets, "CoverBot: Slack install state");

    /// <returns>The state for Slack, and the cookie for the browser.</returns>
    public (string State, string Cookie) Make()
    {
        var cookie = Random();
        var body = string.Create(CultureInfo.InvariantCulture, $"{(wall.Wall() + GoodFor).ToUnixTimeSeconds()}.{Random()}");
        return ($"{body}.{Mac(keys[0], body, cookie)}", cookie);
    }

    /// <summary>True once for each state.</summary>
    public async Task<bool> TakeAsync(string state, string cookie, CancellationToken cancel)
    {
        if (state.Split('.') is not [var until, var random, var mac]
            || !keys.Any(key => Same(mac, Mac(key, $"{until}.{random}", cookie)))
            || Instant.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture)) is var end && end < wall.Wall())
        {
            return false;
        }
        await table.ClearAsync(Partition, row => row.Moment(UntilColumn) < wall.Wall(), cancel);
        try
        {
            await table.CommitAsync(Partition, [new RowAction.Insert(random, Columns.None.With(UntilColumn, end))], cancel);
            return true;
        }
        catch (Exception error) when (error is TableConflictException or TableUnsureException)
        {
            // Unsure counts as used: starting again costs one click.
            return false;
        }
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static string Mac(byte[] key, string body, string cookie) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{body}.{cookie}")));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
