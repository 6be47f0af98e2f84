using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Fills a form in as a person's Slack does: what was there stays where nothing else is said, and an empty required field is not sent.</summary>
internal static class Filling
{
    /// <returns>view.state.values</returns>
    public static JsonObject In(JsonArray blocks, IReadOnlyDictionary<string, string> values)
    {
        var state = new JsonObject();
        var left = values.Keys.ToHashSet();
        foreach (var block in blocks.Select(block => block!.AsObject()).Where(block => block["type"]!.GetValue<string>() == "input"))
        {
            var (key, label) = (block["block_id"]!.GetValue<string>(), block["label"]!["text"]!.GetValue<string>());
            var value = values.GetValueOrDefault(key) ?? values.GetValueOrDefault(label);
            left.ExceptWith([key, label]);
            var element = block["element"]!.AsObject();
            var filled = Filled(element, value);
            Assert.True(block["optional"]?.GetValue<bool>() == true || filled.Any(member => member.Key != "type" && member.Value is JsonValue or JsonObject or JsonArray { Count: > 0 }), $"'{label}' is required and empty");
            state[key] = new JsonObject { [element["action_id"]!.GetValue<string>()] = filled };
        }
        Assert.True(left.Count == 0, $"the form has no field {string.Join(", ", left)}; it has {string.Join(", ", state.Select(field => field.Key))}");
        return state;
    }

    private static JsonObject Filled(JsonObject element, string? value)
    {
        var type = element["type"]!.GetValue<string>();
        var (member, filled) = type switch
        {
            "plain_text_input" => ("value", Words(value ?? element["initial_value"]?.GetValue<string>())),
            "datepicker" => ("selected_date", Words(value ?? element["initial_date"]?.GetValue<string>())),
            "timepicker" => ("selected_time", Words(value ?? element["initial_time"]?.GetValue<string>())),
            "static_select" or "radio_buttons" => ("selected_option", value is null ? element["initial_option"]?.DeepClone() : value.Length == 0 ? null : Option(element, value)),
            _ => ("selected_options", value is null
                ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                : new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => Option(element, one))])),
        };
        return new() { ["type"] = type, [member] = filled };
    }

    private static JsonValue? Words(string? words) => string.IsNullOrEmpty(words) ? null : JsonValue.Create(words);

    private static JsonNode Option(JsonObject element, string wanted)
    {
        var options = element["option_groups"] is JsonArray groups ? [.. groups.SelectMany(group => group!["options"]!.AsArray())] : element["options"]!.AsArray().ToList();
        var found = options.Find(option => option!["text"]!["text"]!.GetValue<string>() == wanted || option["value"]!.GetValue<string>() == wanted);
        Assert.True(found is not null, $"no choice '{wanted}' among {string.Join(", ", options.Select(option => option!["text"]!["text"]))}");
        return found.DeepClone();
    }
}
