using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CoverBot.Domain.Cards;
using CoverBot.Storage;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>
/// A form as its dialog carries it along, so that it can be shown again with what is wrong in it, by whichever replica. Whoever changes it sees another form and
/// nothing else: what is sent off is judged by its press and its values.
/// </summary>
internal static class FormEcho
{
    /// <summary>In characters, as it travels; a longer one is left out.</summary>
    private const int Longest = 20_000;

    /// <summary>In bytes, unpacked.</summary>
    private const int Largest = 200_000;

    /// <summary>Null for a form too large to be carried along.</summary>
    public static string? Of(Form form)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(Encoding.UTF8.GetBytes(DomainJson.Write(form)));
        }
        var text = Base64Url.EncodeToString(packed.ToArray());
        return text.Length <= Longest ? text : null;
    }

    /// <summary>Null when it is none.</summary>
    public static Form? Read(string? text)
    {
        if (text is null || text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }
        try
        {
            using var unpacker = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress);
            var bytes = new byte[Largest + 1];
            var length = unpacker.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length is > 0 and <= Largest && DomainJson.Read<Form>(Encoding.UTF8.GetString(bytes, 0, length)) is { Fields.IsDefault: false } form ? form : null;
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or JsonException or FormatException)
        {
            return null;
        }
    }
}
