using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Domain.Dates;
using NodaTime.Text;
using Stretch = CoverBot.Domain.Dates.Period;

namespace CoverBot.Cli;

/// <summary>A reading as one line of JSON. Dates are whole days, the last included; moments are local, the last not included.</summary>
internal static class WhenJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static string Of(Reading reading)
    {
        var node = reading switch
        {
            Reading.Range range => Named("range", Ends(range.Period)),
            Reading.Ask ask => new JsonObject { ["kind"] = "ask", ["readings"] = new JsonArray([.. ask.Readings.Select(Ends)]) },
            Reading.Unclear unclear => new JsonObject { ["kind"] = "error", ["message"] = $"{unclear.Sentence} Try: {unclear.Try}" },
            _ => throw new InvalidOperationException($"no such reading: {reading}"),
        };
        return node.ToJsonString(Plain);
    }

    private static JsonObject Named(string kind, JsonObject ends)
    {
        ends.Insert(0, "kind", kind);
        return ends;
    }

    private static JsonObject Ends(Stretch period) => period switch
    {
        Stretch.Days days => new JsonObject { ["from"] = LocalDatePattern.Iso.Format(days.From), ["to"] = LocalDatePattern.Iso.Format(days.To) },
        Stretch.Hours hours => new JsonObject { ["from"] = Moment.Format(hours.From), ["to"] = Moment.Format(hours.To) },
        _ => throw new InvalidOperationException($"no such period: {period}"),
    };
}
