using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>The configured platforms, by their addresses.</summary>
internal sealed class Chats(IEnumerable<IChat> chats)
{
    private readonly Dictionary<string, IChat> _byPlatform = chats.ToDictionary(chat => chat.Platform, StringComparer.Ordinal);

    /// <summary>The platform's chat; null when it is not configured.</summary>
    public IChat? At(Address to) => _byPlatform.GetValueOrDefault(to.Platform);

    public bool CanLookUp(Address to) => At(to)?.CanLookUp(to) ?? false;

    /// <summary>How long a dead process's call there may still be carried out; not at all where no platform is configured.</summary>
    public Duration Landing(Address to) => At(to)?.Landing ?? Duration.Zero;

    /// <summary>What a message is found by: opaque, since other apps may read it, and the same for every attempt at the same message.</summary>
    /// <param name="number">Which message of this card it is.</param>
    public static string Mark(string crew, string board, string key, int number) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{crew}\n{board}\n{key}\n{number}"))))[..22];
}
