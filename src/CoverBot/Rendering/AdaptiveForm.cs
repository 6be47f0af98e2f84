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

    /// <summary>Field key to value, from the submitted <c>data</c>: what is empty or not ticked is "".</summary>
    public static ImmutableDictionary<string, string> Values(JsonNode? data) => data is JsonObject json
        ? ImmutableDictionary<string, string>.Empty.SetItems(json.Select(Read).OfType<KeyValuePair<string, string>>())
        : ImmutableDictionary<string, string>.Empty;

    internal static JsonObject Of(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var mentions = new TeamsMentions();
        var card = AdaptiveCards.Root(new JsonArray([.. form.Fields.Select(field => Field(field, mentions)).OfType<JsonNode>()]));
        card["actions"] = new JsonArray(new JsonObject
        {
            // A dialog takes nothing but Action.Submit.
            ["type"] = "Action.Submit",
            ["title"] = TypedWords.Line(form.Send) is { Length: > 0 } send ? TypedWords.Cut(send, 24) : "Send",
            ["style"] = "positive",
            ["data"] = AdaptiveAction.Data(form.Press),
        });
        if (mentions.Entities() is { } entities)
        {
            card["msteams"] = new JsonObject { ["entities"] = entities };
        }
        return card;
    }

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
