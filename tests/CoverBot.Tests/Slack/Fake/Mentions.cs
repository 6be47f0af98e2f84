using System.Text.RegularExpressions;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Names as Slack hands them over, where a person picked them from its list.</summary>
internal static partial class Mentions
{
    /// <summary>In events the three signs are entities, and a channel has its name beside it unless it is private.</summary>
    public static string InMessage(World world, Workspace? hearer, string text) =>
        Replaced(world, hearer, text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), named: false);

    /// <summary>With should_escape, a command's people have their names beside them too.</summary>
    public static string InCommand(World world, Workspace hearer, string text) => Replaced(world, hearer, text, named: true);

    private static string Replaced(World world, Workspace? hearer, string text, bool named) => Name().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (match.Value[0] == '#')
        {
            var room = world.Rooms.Where(room => room.With is null && room.Name == name).OrderByDescending(room => room.Host == hearer).FirstOrDefault();
            return room is null ? match.Value : $"<#{room.Id}|{(room.IsPrivate ? "" : room.Name)}>";
        }
        var account = name.Equals("coverbot", StringComparison.OrdinalIgnoreCase)
            ? world.Account(hearer?.BotUser ?? "")
            : world.Accounts.Where(account => !account.IsBot && account.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(account => account.Team == hearer?.Id).FirstOrDefault();
        return account is null ? match.Value : named ? $"<@{account.Id}|{account.Name}>" : $"<@{account.Id}>";
    });

    [GeneratedRegex(@"(?<![\w])[@#](?<name>\w+)")]
    private static partial Regex Name();
}
