using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CoverBot.Slack.Installing;

/// <summary>Keys for one purpose each, from the client secrets: what is known for one purpose tells nothing about another.</summary>
internal static class DerivedKeys
{
    /// <summary>32 bytes for each secret, in their order.</summary>
    public static ImmutableArray<byte[]> Of(ImmutableArray<string> secrets, string purpose) =>
        [.. secrets.Select(secret => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Encoding.UTF8.GetBytes(purpose)))];
}
