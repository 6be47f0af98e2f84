using System.Globalization;
using CoverBot.Domain.Crews;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Desk.Rows;

/// <summary>Where things stand in the table. A crew's partition is its id.</summary>
internal static class Keys
{
    public const string Head = "0head";
    public const string Crew = "1crew";
    public const string ClientPrefix = "1client|";
    public const string MemberPrefix = "1member|";
    public const string OpenPrefix = "1open|";
    public const string DocPrefix = "1doc|";
    public const string BoardPrefix = "board|";
    public const string SeenPrefix = "seen|";

    /// <summary>What every decision reads: from here, included.</summary>
    public const string DecisionsFrom = "0";

    /// <summary>What every decision reads: to here, not included.</summary>
    public const string DecisionsTo = "2";

    /// <summary>The partition with a row for each crew.</summary>
    public const string Crews = "crews";

    /// <summary>The partition with a row for the hash of each code that joins a workspace to a crew.</summary>
    public const string Links = "links";

    /// <summary>The row of a whole workspace or tenant in its <see cref="Directory"/>.</summary>
    public const string Tenant = "tenant";

    public static string Client(string id) => ClientPrefix + id;

    public static string Member(string id) => MemberPrefix + id;

    public static string Open(string id) => OpenPrefix + id;

    public static string Doc(string id) => DocPrefix + id;

    public static string Seen(string deliveryId) => SeenPrefix + Ids.Delivery(deliveryId);

    /// <param name="about">An absence's id, or "crew".</param>
    public static string Log(string about, long rev) => string.Create(CultureInfo.InvariantCulture, $"log|{about}|{rev:D12}");

    public static string Past(LocalDate day, AbsenceId id) => $"past|{LocalDatePattern.Iso.Format(day)}|{id.Value}";

    /// <summary>The partition in which a workspace or tenant finds its crew.</summary>
    public static string Directory(string platform, string tenant) => $"at|{Safe(platform)}|{Safe(tenant)}";

    /// <summary>The end, not included, of the range of keys that begin with <paramref name="prefix"/>.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>A platform's id as part of a key: what keys can't have, and our own '|' and '~', as ~ and four hex digits.</summary>
    private static string Safe(string id) => string.Concat(id.Select(letter =>
        letter is > ' ' and < '~' and not ('/' or '\\' or '#' or '?' or '|') ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"~{(int)letter:x4}")));
}
