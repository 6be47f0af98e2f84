using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Playground;

/// <summary>What a form holds when it opens, as it would be sent off unchanged.</summary>
internal static class FormValues
{
    public static ImmutableDictionary<string, string> Of(Form form) => form.Fields.Where(field => field.Key.Length > 0).ToImmutableDictionary(field => field.Key, Of);

    private static string Of(Field field) => field switch
    {
        Field.Line line => line.Value,
        Field.Day day => day.Value,
        Field.Time time => time.Value,
        Field.Choice choice => string.Join(',', choice.Picked),
        Field.Tick tick => tick.Ticked ? "true" : "",
        _ => "",
    };
}
