using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A form with what somebody has filled in.</summary>
internal static class FormFilling
{
    /// <param name="values">By field key; what is missing stays as the form had it.</param>
    public static Form With(this Form form, ImmutableDictionary<string, string> values) =>
        form with { Fields = [.. form.Fields.Select(field => values.TryGetValue(field.Key, out var value) ? With(field, value) : field)] };

    private static Field With(Field field, string value) => field switch
    {
        Field.Line line => line with { Value = value },
        Field.Day day => day with { Value = value },
        Field.Time time => time with { Value = value },
        Field.Choice choice => choice with { Picked = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)] },
        Field.Tick tick => tick with { Ticked = value == "true" },
        _ => field,
    };
}
