using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A form as an Adaptive Card with inputs, and its way back.</summary>
public static class AdaptiveForm
{
    /// <summary>Stands before a field's key in its input's id: an input named like a key of the action's data would replace it.</summary>
    private const string Prefix = "field.";

    /// <summary>The same for a tick, whose "false" is no word somebody typed.</summary>
    private const string TickPrefix = "tick.";

    /// <summary>What the form carries along; there, though it may be empty, tells a form from a button.</summary>
    private const string EchoKey = "form";

    /// <summary>Field key to value, from the submitted <c>data</c>: what is empty or not ticked is "".</summary>
    public static ImmutableDictionary<string, string> Values(JsonNode? data) => data is JsonObject json
        ? ImmutableDictionary<string, string>.Empty.SetItems(json.Select(Read).OfType<KeyValuePair<string, string>>())
        : ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the data is a form's and no button's.</summary>
    public static bool IsForm(JsonNode? data) => Json.Text(data, EchoKey) is not null;

    /// <summary>What the form was made to carry along; null for nothing.</summary>
    public static string? Echo(JsonNode? data) => Json.Text(data, EchoKey) is { Length: > 0 } echo ? echo : null;

    internal static JsonObject Of(Form form) => Of(form, null, ImmutableDictionary<string, string>.Empty);

    internal static JsonObject Of(Form form, string? echo, ImmutableDictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(form);
        var mentions = new TeamsMentions();
        var nowhere = errors.Where(error => form.Fields.All(field => field.Key != error.Key)).Select(error => Wrong(error.Value, mentions));
        var card = AdaptiveCards.Root(new JsonArray([.. nowhere, .. form.Fields.SelectMany(field => Field(field, errors, mentions))]));
        card["actions"] = new JsonArray(new JsonObject
        {
            // A dialog takes nothing but Action.Submit.
            ["type"] = "Action.Submit",
            ["title"] = TypedWords.Line(form.Send) is { Length: > 0 } send ? TypedWords.Cut(send, 24) : "Send",
            ["style"] = "positive",
            ["data"] = Data(form.Press, echo ?? ""),
        });
        if (mentions.Entities() is { } entities)
        {
            card["msteams"] = new JsonObject { ["entities"] = entities };
        }
        return card;
    }

    private static JsonObject Data(Press press, string echo)
    {
        var data = AdaptiveAction.Data(press);
        data[EchoKey] = echo;
        return data;
    }

    /// <summary>What is wrong stands under its field.</summary>
    private static IEnumerable<JsonNode> Field(Field field, ImmutableDictionary<string, string> errors, TeamsMentions mentions)
    {
        JsonNode?[] shown = [Field(field, mentions), field.Key.Length > 0 && errors.TryGetValue(field.Key, out var wrong) ? Wrong(wrong, mentions) : null];
        return shown.OfType<JsonNode>();
    }

    private static JsonObject Wrong(string sentence, TeamsMentions mentions) => new()
    {
        ["type"] = "Container",
        ["spacing"] = "None",
        ["items"] = AdaptiveText.Lines(new([new Span.Words(sentence, Tone: Tone.Hot)]), mentions),
    };

    private static JsonObject? Field(Field field, TeamsMentions mentions)
    {
        if (field is Field.Words words)
        {
            var lines = AdaptiveText.Lines(TextCut.Of(words.Text, Room.Steps[0].Chars, Room.Steps[0].Items), mentions);
            return lines.Count == 0 ? null : new() { ["type"] = "Container", ["items"] = lines };
        }
        var input = AdaptiveInput.Of(field);
        if (input is not null)
        {
            input["id"] = (field is Field.Tick ? TickPrefix : Prefix) + field.Key;
        }
        return input;
    }

    private static KeyValuePair<string, string>? Read(KeyValuePair<string, JsonNode?> member) =>
        member.Key.StartsWith(Prefix, StringComparison.Ordinal) ? new(member.Key[Prefix.Length..], Value(member.Value))
        : member.Key.StartsWith(TickPrefix, StringComparison.Ordinal) ? new(member.Key[TickPrefix.Length..], Value(member.Value) == "true" ? "true" : "")
        : null;

    /// <summary>Clients send text; a number or a truth value is read as its words.</summary>
    private static string Value(JsonNode? value) => value is JsonValue known ? known.TryGetValue<string>(out var words) ? words : known.ToJsonString() : "";
}
