using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Reads a sent modal back.</summary>
public static class SlackForm
{
    /// <summary>What sending it off says, from the payload's <c>view</c>; null when the view is none of ours.</summary>
    public static Press? Press(JsonNode? view) => Domain.Cards.Press.Parse(Json.Text(view, "private_metadata"));

    /// <summary>Field key to value, from the payload's <c>view.state</c>: what is empty or not ticked is "".</summary>
    public static ImmutableDictionary<string, string> Values(JsonNode? state) => (state as JsonObject)?["values"] is JsonObject blocks
        ? blocks.ToImmutableDictionary(block => block.Key, block => Value((block.Value as JsonObject)?[SlackModal.ActionId]))
        : ImmutableDictionary<string, string>.Empty;

    private static string Value(JsonNode? input) => Json.Text(input, "type") switch
    {
        "plain_text_input" => Json.Text(input, "value"),
        "datepicker" => Json.Text(input, "selected_date"),
        "timepicker" => Json.Text(input, "selected_time"),
        "static_select" or "radio_buttons" => Json.Text(input!["selected_option"], "value"),
        "multi_static_select" or "checkboxes" => Several(input!["selected_options"]),
        _ => null,
    } ?? "";

    private static string Several(JsonNode? options) => options is JsonArray picked ? string.Join(',', picked.Select(option => Json.Text(option, "value"))) : "";
}
