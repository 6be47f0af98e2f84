using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Domain.Conversations;

/// <summary>What a form brought, cleaned: a missing field reads as "".</summary>
internal sealed class Fields(ImmutableDictionary<string, string> values)
{
    public string this[string key] => Cleaned(values.GetValueOrDefault(key, ""));

    public bool Has(string key) => values.ContainsKey(key);

    public bool Ticked(string key) => values.GetValueOrDefault(key, "") == "true";

    /// <summary>A day; null when there is none, or it is none.</summary>
    public LocalDate? Day(string key) => LocalDatePattern.Iso.Parse(this[key]) is { Success: true, Value: var day } ? day : null;

    /// <summary>A time of day; null when there is none, or it is none.</summary>
    public LocalTime? Time(string key) => DateWords.ReadClock(this[key]);

    public Reach? Reach => Enum.TryParse<Reach>(this["reach"], out var reach) && Enum.IsDefined(reach) ? reach : null;

    public IEnumerable<ClientId> Clients(Talk talk, string key) => this[key].Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(id => PressedButtons.Client(talk, id)).OfType<ClientId>().Distinct();

    public ImmutableArray<ClientDetail> Details(IEnumerable<ClientId> clients) => [.. clients.Where(client => Has("heat-" + client.Value) || Has("note-" + client.Value)).Select(client => new ClientDetail(
        client,
        Enum.TryParse<Heat>(this["heat-" + client.Value], out var heat) && Enum.IsDefined(heat) ? heat : null,
        Has("why-" + client.Value) ? this["why-" + client.Value] : null,
        this["note-" + client.Value]))];

    /// <summary>Without characters that could hide or reorder words; line breaks stay.</summary>
    private static string Cleaned(string text) => new string([.. text.Where(letter => letter == '\n' || !char.IsControl(letter))
        .Where(letter => letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F'))]).Trim();
}
