using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoverBot.Tests.Support;

/// <summary>What Teams asks of a card beyond the Adaptive Cards schema, each with its source on learn.microsoft.com/microsoftteams.</summary>
public static partial class TeamsLimits
{
    /// <summary>What it would refuse or show wrongly; empty when nothing.</summary>
    public static IReadOnlyList<string> Of(JsonObject card)
    {
        var problems = new SlackProblems();
        var json = card.ToJsonString();
        problems.Unless(json.Length <= 80_000, $"{json.Length} bytes"); // "Format your bot messages": 100 KB, stay under 80
        problems.Unless(card["version"]?.GetValue<string>() == "1.5", "version"); // "Cards": up to 1.5
        var elements = All(card).ToArray();
        foreach (var set in elements.Where(element => Type(element) == "ActionSet"))
        {
            problems.Count(set["actions"], 6, "ActionSet"); // "Designing Adaptive Cards": six actions
        }
        foreach (var execute in elements.Where(element => Type(element) == "Action.Execute"))
        {
            problems.Text(execute["verb"]?.GetValue<string>(), 1, 100, "verb"); // without it no invoke is sent
            problems.Known(execute["data"], "data", "press", "answer"); // our own rule: nothing but the press, and whether it stands on an answer
            problems.Unless(Type(execute["fallback"]!.AsObject()) == "Action.Submit" && JsonNode.DeepEquals(execute["fallback"]!["data"], execute["data"]), "fallback");
            problems.Text(execute["title"]?.GetValue<string>(), 1, 75, "title");
        }
        foreach (var opening in elements.Where(element => Type(element) == "Action.Submit" && element["data"]?["msteams"] is not null))
        {
            problems.Known(opening["data"], "data", "press", "answer", "msteams");
            problems.Unless(opening["data"]!["msteams"]!["type"]?.GetValue<string>() == "task/fetch" && opening["verb"] is null, "a button that opens no dialog"); // "Dialogs": Action.Submit with task/fetch
            problems.Text(opening["title"]?.GetValue<string>(), 1, 75, "title");
        }
        problems.Unless(!elements.Where(element => Type(element) == "TextRun").Any(run => run["text"]!.GetValue<string>().Contains("{{", StringComparison.Ordinal)), "a typed date command"); // the official renderer obeys it
        Mentions(card, elements, problems);
        return problems.Found;
    }

    /// <summary>"Mentions in Adaptive Cards": each mark in the text has one entity of the same text, and no entity is left over.</summary>
    private static void Mentions(JsonObject card, JsonObject[] elements, SlackProblems problems)
    {
        var marks = elements.Where(element => Type(element) == "TextBlock").SelectMany(block => Mark().Matches(block["text"]!.GetValue<string>())).Select(mark => mark.Value).Distinct().Order();
        var entities = (card["msteams"]?["entities"] as JsonArray ?? []).Select(entity => entity!["text"]!.GetValue<string>()).Order();
        problems.Unless(marks.SequenceEqual(entities), "mentions and entities differ");
    }

    private static string? Type(JsonObject element) => element["type"]?.GetValue<string>();

    private static IEnumerable<JsonObject> All(JsonNode? json) => json switch
    {
        JsonObject element => element.SelectMany(member => All(member.Value)).Prepend(element),
        JsonArray items => items.SelectMany(All),
        _ => [],
    };

    [GeneratedRegex("<at>[^<>]*</at>")]
    private static partial Regex Mark();
}
