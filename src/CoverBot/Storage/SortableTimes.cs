using NodaTime;
using NodaTime.Text;

namespace CoverBot.Storage;

/// <summary>Moments as text that people can read and that sorts by time.</summary>
internal static class SortableTimes
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffff'Z'");

    public static string Text(this Instant at) => Pattern.Format(at);

    public static Instant Moment(string text) => Pattern.Parse(text).Value;
}
