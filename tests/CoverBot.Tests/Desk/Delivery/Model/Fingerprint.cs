namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>64 bits of a text, the same in every run (FNV-1a).</summary>
internal static class Fingerprint
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }
        return hash ^ (hash >> 29);
    }
}
