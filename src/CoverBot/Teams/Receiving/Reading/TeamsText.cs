using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>Typed text as the bot reads it: its own mentions gone, people and channels as <c>&lt;@id&gt;</c> and <c>&lt;#id&gt;</c>. The HTML copy beside it is not looked at.</summary>
internal static partial class TeamsText
{
    /// <summary>More mentions than this are left as they are.</summary>
    private const int Most = 50;

    public static string Of(Activity activity, TeamsDelivery delivery)
    {
        var text = activity.Json.Text("text") ?? "";
        foreach (var same in Mentions(activity).Take(Most).GroupBy(mention => mention.Text("text")!))
        {
            // Two people of one name have the same mark, and stand in the order of their entities; one who is meant twice may have one entity.
            var meant = new Queue<string>(same.Select(mention => Meant(mention, same.Key, delivery)));
            text = Regex.Replace(text, Regex.Escape(same.Key), _ => meant.Count > 1 ? meant.Dequeue() : meant.Peek(), RegexOptions.IgnoreCase);
        }
        text = Mark().Replace(text, " ").Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace('\u00a0', ' ');
        return (activity.Json.Text("textFormat") is "xml" or "html" ? Decoded(text) : text).Trim(' ', '\n', '\r', '\t', ',', ':');
    }

    /// <summary>The mentions, each with the mark in the text that stands for it.</summary>
    public static IEnumerable<JsonObject> Mentions(Activity activity) =>
        activity.Json.Parts("entities").Where(entity => entity.Text("type") == "mention" && entity.Text("text") is { Length: > 0 });

    /// <summary>Whoever is not known by id is left by name.</summary>
    private static string Meant(JsonObject mention, string mark, TeamsDelivery delivery)
    {
        var id = mention.Part("mentioned").Text("id");
        if (delivery.IsBot(id))
        {
            return " ";
        }
        if (id is not null && delivery.Known.Users.TryGetValue(id, out var user))
        {
            return $"<@{user}>";
        }
        if (id is not null && id.StartsWith("19:", StringComparison.Ordinal) && Activity.Word(id) is { } channel)
        {
            return $"<#{channel}>";
        }
        var name = Mark().Replace(mark, "").Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace("\"", "", StringComparison.Ordinal).Trim();
        return name.Length > 0 ? $"@\"{name}\"" : " ";
    }

    private static string Decoded(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>What Teams writes around a mention.</summary>
    [GeneratedRegex("</?at(?: [^<>]*)?>", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
