using System.Collections.Immutable;
using Values = System.Collections.Immutable.ImmutableSortedDictionary<string, string>;

namespace CoverBot.Teams;

/// <summary>Tenants, people and channels as rows: readable columns, "" for what was and is no more.</summary>
internal static class TeamsRows
{
    public const string Tenant = "0tenant";

    private const string ServiceUrl = "ServiceUrl";
    private const string Mri = "Mri";
    private const string ChatId = "Chat";
    private const string Name = "Name";
    private const string Given = "Given";
    private const string Zone = "Zone";
    private const string Team = "Team";

    /// <summary>Far above any name or id; a row of Azure's takes no more than 32,768.</summary>
    private const int Longest = 1000;

    public static string Partition(string tenant) => $"teams|{tenant}";

    public static string UserKey(string user) => $"user|{user}";

    public static string ChannelKey(string channel) => $"channel|{channel}";

    public static ImmutableArray<KeyValuePair<string, Values>> Of(TeamsSighting heard)
    {
        var rows = ImmutableArray.CreateBuilder<KeyValuePair<string, Values>>();
        rows.Add(new(Tenant, Said((ServiceUrl, heard.ServiceUrl.OriginalString))));
        if (heard.User is { } user)
        {
            rows.Add(new(UserKey(user), Said((Mri, heard.Mri), (ChatId, heard.Chat), (Name, heard.Name), (Zone, heard.Zone))));
        }
        if (heard.Channel is { } channel)
        {
            rows.Add(new(ChannelKey(channel), Said((Team, heard.Team), (Name, heard.ChannelName))));
        }
        return rows.ToImmutable();
    }

    public static KeyValuePair<string, Values> Of(TeamsMember member) => new(UserKey(member.User), Said((Mri, member.Mri), (Name, member.Name), (Given, member.Given)));

    /// <param name="chat">"" when it is no more.</param>
    public static KeyValuePair<string, Values> Chat(string user, string chat) => new(UserKey(user), Said((ChatId, chat)));

    /// <summary>Whether the row says all that already.</summary>
    public static bool Says(Values row, Values said) => said.All(one => row.TryGetValue(one.Key, out var value) && value == one.Value);

    public static Uri? Service(Values? row) => Text(row, ServiceUrl) is { } url ? new(url) : null;

    public static TeamsUser? User(Values? row) => Text(row, Mri) is { } mri ? new(mri, Text(row, ChatId), Text(row, Name), Text(row, Given), Text(row, Zone)) : null;

    public static TeamsChannel? Channel(Values? row) => row is null ? null : new(Text(row, Team), Text(row, Name));

    private static string? Text(Values? row, string column) => row?.GetValueOrDefault(column) is { Length: > 0 } value ? value : null;

    private static Values Said(params (string Column, string? Value)[] said) =>
        Values.Empty.SetItems(said.Where(one => one.Value is { Length: <= Longest }).Select(one => KeyValuePair.Create(one.Column, one.Value!)));
}
