using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Choices and ticks: boxes while few, a menu when many, a menu in groups beyond Slack's hundred.</summary>
internal static class SlackChoice
{
    private const int Radios = 5;

    /// <summary>Null when there is nothing to choose from.</summary>
    public static JsonObject? Of(Field.Choice choice)
    {
        var options = choice.Options.Where(option => option.Value.Length is >= 1 and <= SlackLimit.Option).DistinctBy(option => option.Value).ToArray();
        if (options.Length == 0)
        {
            return null;
        }
        var picked = options.Where(option => choice.Picked.Contains(option.Value)).Take(choice.Several ? int.MaxValue : 1).ToArray();
        var element = new JsonObject { ["type"] = Type(choice, options.Length) };
        if (options.Length <= SlackLimit.Options)
        {
            element["options"] = Json(options);
        }
        else
        {
            element["option_groups"] = new JsonArray([.. options.Chunk(SlackLimit.Options).Take(SlackLimit.Options).Select(Group)]);
        }
        if (picked.Length > 0)
        {
            element[choice.Several ? "initial_options" : "initial_option"] = choice.Several ? Json(picked) : Json(picked[0]);
        }
        return element;
    }

    public static JsonObject Of(Field.Tick tick)
    {
        var option = new Option("true", tick.Label);
        var element = new JsonObject { ["type"] = "checkboxes", ["options"] = Json([option]) };
        if (tick.Ticked)
        {
            element["initial_options"] = Json([option]);
        }
        return element;
    }

    private static string Type(Field.Choice choice, int count) => choice.Several
        ? count <= SlackLimit.Checkboxes ? "checkboxes" : "multi_static_select"
        // A radio button, once pressed, can't be taken back: what may stay empty is a menu.
        : count <= Radios && !choice.Optional ? "radio_buttons" : "static_select";

    private static JsonObject Group(Option[] options, int index) => new()
    {
        ["label"] = SlackBlocks.PlainText($"{(index * SlackLimit.Options) + 1}–{(index * SlackLimit.Options) + options.Length}"),
        ["options"] = Json(options),
    };

    private static JsonArray Json(IEnumerable<Option> options) => [.. options.Select(Json)];

    private static JsonObject Json(Option option) => new()
    {
        ["text"] = SlackBlocks.PlainText(TypedWords.Line(option.Title) is { Length: > 0 } line ? TypedWords.Cut(line, SlackLimit.Option) : option.Value),
        ["value"] = option.Value,
    };
}
