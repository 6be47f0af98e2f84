using System.Globalization;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using NodaTime.Text;

namespace CoverBot.Domain.Cards;

/// <summary>Every press that a card of an absence or of set-up offers: the verb and what it names. Read back by the conversation.</summary>
public static class Presses
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <param name="client">Null for everything still open on the card.</param>
    public static Press Accept(Absence absence, Ask ask, ClientId? client = null) => Of("accept", absence.Id, Number(ask.Number), Number(ask.Terms), client?.Value ?? "");

    /// <param name="client">Null for everything still open on the card.</param>
    public static Press Decline(Absence absence, Ask ask, ClientId? client = null) =>
        client is { } one ? Of("decline", absence.Id, Number(ask.Number), one.Value) : Of("decline", absence.Id, Number(ask.Number));

    /// <summary>Opens the form: client by client, and a reason.</summary>
    public static Press Choose(Absence absence, Ask ask) => Of("choose", absence.Id, Number(ask.Number), Number(ask.Terms));

    public static Press TakeCall(Absence absence, ClientId client) => Of("call", absence.Id, Number(absence.Terms), client.Value);

    public static Press Undo(AbsenceId absence) => Of("undo", absence);

    public static Press LeaveOut(AbsenceId absence) => Of("leave-out", absence);

    public static Press AskAllTheSame(AbsenceId absence) => Of("ask-all", absence);

    public static Press Heat(AbsenceId absence) => Of("heat", absence);

    public static Press Words(AbsenceId absence) => Of("words", absence);

    /// <summary>These dates and no more.</summary>
    public static Press ChangeDates(AbsenceId absence, AwaySpan span) => Of("dates", absence, Code(span), Exactly);

    public const string Exactly = "exactly";

    /// <summary>Opens the form of an absence that is there already.</summary>
    public static Press Change(AbsenceId absence) => Of("change", absence);

    public static Press Told(AbsenceId absence, ClientId client, int number) => Of("told", absence, client.Value, Number(number));

    public static Press ReadBack(AbsenceId absence) => Of("read-back", absence);

    /// <param name="client">Null for all this person covers in that absence.</param>
    public static Press CantGoOn(AbsenceId absence, ClientId? client = null) => Of("cant", absence, client?.Value ?? "");

    public static Press OpenHandover(AbsenceId absence) => Of("handover", absence);

    public static Press Hold(AbsenceId absence) => Of("hold", absence);

    public static Press OnIt(AbsenceId absence, int gap) => Of("on-it", absence, Number(gap));

    public static Press AskSomebody(AbsenceId absence) => Of("ask-one", absence);

    public static Press Agree(AbsenceId absence) => Of("agree", absence);

    /// <summary>The reporter has spoken to the owner or the family.</summary>
    public static Press Spoken(AbsenceId absence) => Of("spoken", absence);

    public static Press Back(AbsenceId absence) => Of("back", absence);

    public static Press BackQuietly(AbsenceId absence) => Of("back-quietly", absence);

    public static Press OneMoreDay(AbsenceId absence) => Of("one-more", absence);

    public static Press Longer(AbsenceId absence) => Of("longer", absence);

    public static Press StillAway(AbsenceId absence, int number) => Of("still", absence, Number(number));

    /// <param name="on">Whose board the question stands on; null for the reader's own.</param>
    public static Press Fine(int ask, Member? on = null) => OnBoard("fine", ask, on);

    /// <param name="on">Whose board the question stands on; null for the reader's own.</param>
    public static Press RatherNot(int ask, Member? on = null) => OnBoard("rather-not", ask, on);

    /// <param name="who">The number of the question; 0 when it was asked for.</param>
    public static Press IAm(int who, MemberId member) => Press.Of("i-am", Number(who), member.Value);

    public static Press NoneOfThese(int who) => Press.Of("none-of", Number(who));

    public static Press ThatsMe(int claim) => Press.Of("thats-me", Number(claim));

    public static Press NotMe(int claim) => Press.Of("not-me", Number(claim));

    /// <summary>Takes a joined side out of the crew again.</summary>
    public static Press Unlink(int side) => Press.Of("unlink", Number(side));

    /// <summary>A span as one argument; <see cref="Span"/> reads it back.</summary>
    public static string Code(AwaySpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return $"{Local.Format(span.From)}/{(span.Until is { } until ? Local.Format(until) : "")}/{(span.WholeDays ? "d" : "h")}";
    }

    /// <summary>Null when it is not a span: a hand-made press must not throw.</summary>
    public static AwaySpan? Span(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var parts = code.Split('/');
        if (parts.Length != 3 || !Local.Parse(parts[0]).TryGetValue(default, out var from))
        {
            return null;
        }
        if (parts[1].Length == 0)
        {
            return new AwaySpan(from, null, parts[2] == "d");
        }
        return Local.Parse(parts[1]).TryGetValue(default, out var until) && until > from ? new AwaySpan(from, until, parts[2] == "d") : null;
    }

    /// <summary>The board is named where it is no longer its reader's own: numbers of two boards are not told apart.</summary>
    private static Press OnBoard(string verb, int number, Member? on) => on?.Into is null ? Press.Of(verb, Number(number)) : Press.Of(verb, Number(number), on.Id.Value);

    private static Press Of(string verb, AbsenceId absence, params string[] args) => new(verb, [absence.Value, .. args]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
