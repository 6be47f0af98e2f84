using System.Collections.Immutable;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>One row a decision: who, what kind of thing, which events. Never what anybody wrote.</summary>
internal static class LogRow
{
    /// <summary>UTF-16 units of event names kept.</summary>
    private const int Most = 1000;

    /// <summary>Where the log says which offers were not answered in time: "absence/ask", with spaces between.</summary>
    public const string Lapsed = "lapsed";

    public static RowAction Of(Wish wish, Head head, ImmutableArray<Event> events)
    {
        var about = events.OfType<Event.OfAbsence>().FirstOrDefault()?.Absence.Value ?? "crew";
        var names = string.Join(',', events.Select(one => one.GetType().Name));
        var columns = Columns.None
            .With("who", wish.Who)
            .With("what", wish.What)
            .With("events", names.Length <= Most ? names : names[..Most])
            .With(Columns.At, head.At);
        var lapsed = events.OfType<Event.OfferChanged>().Where(one => one.Offer is Offer.Lapsed).Select(one => FormattableString.Invariant($"{one.Absence.Value}/{one.Ask}")).Distinct().ToList();
        return new RowAction.Insert(Keys.Log(about, head.Rev), lapsed.Count == 0 ? columns : columns.With(Lapsed, string.Join(' ', lapsed)));
    }
}
