using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using NodaTime.Text;

namespace CoverBot.Rendering;

/// <summary>One field of a form as an <c>input</c> block.</summary>
internal static class SlackInput
{
    /// <summary>Null for a choice of nothing, which Slack refuses.</summary>
    public static JsonObject? Of(Field field) => field switch
    {
        Field.Line line => Input(line, line.Optional, Line(line), line.Hint),
        Field.Day day => Input(day, day.Optional, Picker("datepicker", "initial_date", day.Value, LocalDatePattern.Iso.Parse(day.Value).Success)),
        Field.Time time => Input(time, time.Optional, Picker("timepicker", "initial_time", time.Value, HourMinute.Parse(time.Value).Success)),
        Field.Choice choice => SlackChoice.Of(choice) is { } element ? Input(choice, choice.Optional, element) : null,
        Field.Tick tick => Input(tick, optional: true, SlackChoice.Of(tick)),
        _ => throw new InvalidOperationException($"no such field: {field}"),
    };

    private static readonly LocalTimePattern HourMinute = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static JsonObject Input(Field field, bool optional, JsonObject element, string hint = "")
    {
        element["action_id"] = SlackModal.ActionId;
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Key,
            ["label"] = SlackBlocks.PlainText(Label(field)),
            ["optional"] = optional,
            ["element"] = element,
        };
        if (TypedWords.Line(hint) is { Length: > 0 } line)
        {
            input["hint"] = SlackBlocks.PlainText(TypedWords.Cut(line, SlackLimit.Hint));
        }
        return input;
    }

    private static string Label(Field field) => TypedWords.Line(field.Label) is { Length: > 0 } line ? TypedWords.Cut(line, SlackLimit.Hint) : field.Key;

    private static JsonObject Line(Field.Line line)
    {
        var most = Math.Clamp(line.Most, 1, SlackLimit.InputLength);
        var element = new JsonObject { ["type"] = "plain_text_input", ["multiline"] = line.Lines > 1, ["max_length"] = most };
        var value = TypedWords.Clean(line.Value);
        value = value[..TypedWords.Boundary(value, most)];
        if (value.Length > 0)
        {
            element["initial_value"] = line.Lines > 1 ? value : value.Replace('\n', ' ');
        }
        return element;
    }

    private static JsonObject Picker(string type, string member, string value, bool valid)
    {
        var element = new JsonObject { ["type"] = type };
        if (valid)
        {
            element[member] = value;
        }
        return element;
    }
}
