using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>Input blocks and their elements. Letters name the source, see <see cref="SlackLimits"/>.</summary>
internal static class SlackInputLimits
{
    public static void Check(JsonObject block, SlackProblems problems)
    {
        problems.Known(block, "input", "type", "block_id", "label", "hint", "optional", "element", "dispatch_action");
        problems.PlainText(block["label"], 2000, "label"); // B input
        if (block["hint"] is { } hint)
        {
            problems.PlainText(hint, 2000, "hint"); // B input
        }
        var element = block["element"]!.AsObject();
        problems.Text(element["action_id"]?.GetValue<string>(), 1, 255, "action_id"); // E
        switch (element["type"]!.GetValue<string>())
        {
            case "plain_text_input":
                PlainTextInput(element, problems);
                break;
            case "datepicker":
                Picked(element, "initial_date", "yyyy-MM-dd", problems);
                break;
            case "timepicker":
                Picked(element, "initial_time", "HH:mm", problems);
                break;
            case "checkboxes" or "radio_buttons":
                problems.Count(element["options"], 10, "boxes"); // E checkboxes, radio buttons
                Options(element, problems);
                break;
            case "static_select" or "multi_static_select":
                Options(element, problems);
                break;
            case var other:
                problems.Unless(false, $"no such element: {other}");
                break;
        }
    }

    private static void PlainTextInput(JsonObject element, SlackProblems problems)
    {
        problems.Known(element, "plain_text_input", "type", "action_id", "initial_value", "multiline", "min_length", "max_length", "focus_on_load", "placeholder");
        var most = element["max_length"]!.GetValue<int>();
        problems.Unless(most is >= 1 and <= 3000, "max_length"); // E plain-text input
        problems.Unless((element["initial_value"]?.GetValue<string>().Length ?? 0) <= most, "initial_value above max_length"); // E
    }

    private static void Picked(JsonObject element, string member, string format, SlackProblems problems)
    {
        problems.Known(element, "picker", "type", "action_id", "placeholder", "focus_on_load", member);
        problems.Unless(element[member] is not { } picked || DateTime.TryParseExact(picked.GetValue<string>(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), member); // E
    }

    private static void Options(JsonObject element, SlackProblems problems)
    {
        problems.Known(element, "select", "type", "action_id", "options", "option_groups", "initial_option", "initial_options", "placeholder", "focus_on_load");
        var all = new List<string>();
        if (element["option_groups"] is JsonArray groups)
        {
            problems.Count(groups, 100, "option_groups"); // E select menus
            SlackBlockLimits.Each(groups, group => problems.PlainText(group["label"], 75, "group")); // C option group
            SlackBlockLimits.Each(groups, group => all.AddRange(List(group["options"], problems)));
        }
        else
        {
            all.AddRange(List(element["options"], problems));
        }
        foreach (var initial in element["initial_options"] as JsonArray ?? (element["initial_option"] is { } one ? [one.DeepClone()] : []))
        {
            problems.Unless(all.Contains(initial!.ToJsonString()), "an initial option that is none of the options"); // E: text and value must be the same
        }
    }

    private static IEnumerable<string> List(JsonNode? options, SlackProblems problems)
    {
        problems.Count(options, 100, "options"); // E select menus, C option group
        SlackBlockLimits.Each(options, option =>
        {
            problems.PlainText(option["text"], 75, "option"); // C option
            problems.Text(option["value"]?.GetValue<string>(), 1, 75, "option value"); // C option: 150 on the page, 75 in T
        });
        return options!.AsArray().Select(option => option!.ToJsonString());
    }
}
