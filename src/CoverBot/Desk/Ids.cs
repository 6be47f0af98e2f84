using System.Security.Cryptography;
using System.Text;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;

namespace CoverBot.Desk;

/// <summary>Ids derived from what is known from outside, so that a retry makes the same ones. Lower-case letters and digits only.</summary>
public static class Ids
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>What the new things of one delivery are named after: 12 characters.</summary>
    public static string NewId(string deliveryId) => Hash(12, "new", deliveryId);

    /// <summary>The member an account is or would become: 10 characters, the same in every crew and process.</summary>
    public static MemberId Member(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new(Hash(10, "member", account.Platform, account.Tenant, account.User));
    }

    /// <summary>The crew that a workspace or tenant would get: 12 characters.</summary>
    public static CrewId Crew(string platform, string tenant) => new(Hash(12, "crew", platform, tenant));

    /// <summary>A delivery id as part of a row's key, whatever characters it has: 26 characters.</summary>
    internal static string Delivery(string deliveryId) => Hash(26, "delivery", deliveryId);

    private static string Hash(int length, params ReadOnlySpan<string> words)
    {
        // The length before each word keeps ("a", "bc") and ("ab", "c") apart.
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(word.Length).Append(':').Append(word);
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Create(length, hash, (letters, bytes) =>
        {
            for (var index = 0; index < letters.Length; index++)
            {
                letters[index] = Letters[Bits(bytes, index * 5)];
            }
        });
    }

    /// <summary>The five bits from <paramref name="bit"/> on.</summary>
    private static int Bits(byte[] bytes, int bit) => (((bytes[bit / 8] << 8) | bytes[(bit / 8) + 1]) >> (11 - (bit % 8))) & 31;
}
