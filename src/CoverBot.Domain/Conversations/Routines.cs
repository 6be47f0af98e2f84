using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Conversations;

/// <summary>Routines as a form's lines: "what; when; how".</summary>
internal static class Routines
{
    /// <summary>More lines than this are not a playbook any more.</summary>
    public const int Most = 50;

    public static string Line(Routine routine) => string.Join("; ", new[] { routine.What, routine.When, routine.How }).TrimEnd(' ', ';');

    public static ImmutableArray<Routine> Read(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most).Select(line =>
    {
        var parts = line.Split(';', 3, StringSplitOptions.TrimEntries);
        return new Routine(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "", OnTheSpot: false);
    })];
}
