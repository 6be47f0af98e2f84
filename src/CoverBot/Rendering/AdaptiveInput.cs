using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using NodaTime.Text;

namespace CoverBot.Rendering;

/// <summary>One field of a form as an input, with the sentence that is shown when it was left empty.</summary>
internal static class AdaptiveInput
{
    private const int Radios = 5;
    private const int OptionTitle = 75;
    private static readonly LocalTimePattern HourMinute = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>Null for a choice of nothing.</summary>
    public static JsonObject? Of(Field field) => field switch
    {
        Field.Line line => Asked(Line(line), line, line.Optional, "Please fill this in."),
        Field.Day day => Asked(With(new() { ["type"] = "Input.Date" }, day.Value, LocalDatePattern.Iso.Parse(day.Value).Success), day, day.Optional, "Please pick a day."),
        Field.Time time => Asked(With(new() { ["type"] = "Input.Time" }, time.Value, HourMinute.Parse(time.Value).Success), time, time.Optional, "Please pick a time."),
        Field.Choice choice => Choice(choice) is { } input ? Asked(input, choice, choice.Optional, "Please choose.") : null,
        Field.Tick tick => With(new() { ["type"] = "Input.Toggle", ["title"] = Lookalikes.Of(Label(tick)), ["wrap"] = true }, "true", tick.Ticked),
        _ => throw new InvalidOperationException($"no such field: {field}"),
    };

    private static JsonObject Asked(JsonObject input, Field field, bool optional, string missing)
    {
        input["label"] = Label(field);
        if (!optional)
        {
            input["isRequired"] = true;
            input["errorMessage"] = missing;
        }
        return input;
    }

    private static string Label(Field field) => TypedWords.Line(field.Label) is { Length: > 0 } line ? Lookalikes.Inert(TypedWords.Cut(line, 500)) : field.Key;

    private static JsonObject With(JsonObject input, string value, bool valid)
    {
        if (valid)
        {
            input["value"] = value;
        }
        return input;
    }

    private static JsonObject Line(Field.Line line)
    {
        var value = TypedWords.Clean(line.Value);
        var input = new JsonObject { ["type"] = "Input.Text", ["maxLength"] = Math.Max(line.Most, 1) };
        if (line.Lines > 1)
        {
            input["isMultiline"] = true;
        }
        if (TypedWords.Line(line.Hint) is { Length: > 0 } hint)
        {
            input["placeholder"] = TypedWords.Cut(hint, 300);
        }
        value = value[..TypedWords.Boundary(value, Math.Max(line.Most, 1))];
        return With(input, line.Lines > 1 ? value : value.Replace('\n', ' '), value.Length > 0);
    }

    private static JsonObject? Choice(Field.Choice choice)
    {
        var options = choice.Options.Where(option => option.Value.Length > 0).DistinctBy(option => option.Value).ToArray();
        var picked = options.Where(option => choice.Picked.Contains(option.Value)).Take(choice.Several ? int.MaxValue : 1).Select(option => option.Value);
        var input = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["style"] = choice.Several || (options.Length <= Radios && !choice.Optional) ? "expanded" : "compact",
            ["isMultiSelect"] = choice.Several,
            ["wrap"] = true,
            ["choices"] = new JsonArray([.. options.Select(Choice)]),
        };
        var value = string.Join(',', picked);
        return options.Length == 0 ? null : With(input, value, value.Length > 0);
    }

    private static JsonObject Choice(Option option) => new()
    {
        ["title"] = TypedWords.Line(option.Title) is { Length: > 0 } line ? Lookalikes.Of(TypedWords.Cut(line, OptionTitle)) : option.Value,
        ["value"] = option.Value,
    };
}
