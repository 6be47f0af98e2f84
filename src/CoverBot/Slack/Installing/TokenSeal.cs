using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CoverBot.Slack.Installing;

/// <summary>
/// Seals tokens for the store (AES-256-GCM): without a client secret they can't be read, and a token moved to another workspace's row can't either.
/// The first secret seals, any of them unseals, so that the secret can be changed.
/// </summary>
internal sealed class TokenSeal(ImmutableArray<string> secrets)
{
    private const string Form = "1.";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly ImmutableArray<byte[]> keys = DerivedKeys.Of(secrets, "CoverBot: Slack tokens at rest");

    public string Seal(string team, string token)
    {
        var text = Encoding.UTF8.GetBytes(token);
        var box = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(keys[0], TagBytes);
        aes.Encrypt(Nonce(box), text, Cipher(box), Tag(box), Encoding.UTF8.GetBytes(team));
        return Form + Convert.ToBase64String(box);
    }

    /// <returns>Null when none of the secrets sealed it, for that workspace.</returns>
    public string? Unseal(string team, string box)
    {
        var bytes = new byte[box.Length];
        return box.StartsWith(Form, StringComparison.Ordinal)
            && Convert.TryFromBase64String(box[Form.Length..], bytes, out var count) && count >= NonceBytes + TagBytes
                ? keys.Select(key => Open(key, team, bytes.AsSpan(0, count))).FirstOrDefault(text => text is not null)
                : null;
    }

    private static string? Open(byte[] key, string team, Span<byte> box)
    {
        var text = new byte[Cipher(box).Length];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(Nonce(box), Cipher(box), Tag(box), text, Encoding.UTF8.GetBytes(team));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static Span<byte> Nonce(Span<byte> box) => box[..NonceBytes];

    private static Span<byte> Tag(Span<byte> box) => box.Slice(NonceBytes, TagBytes);

    private static Span<byte> Cipher(Span<byte> box) => box[(NonceBytes + TagBytes)..];
}
