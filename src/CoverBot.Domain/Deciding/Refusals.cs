using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>The "no"s that more than one decision gives.</summary>
internal static class Refusals
{
    public static Refusal NotYours(string owner) =>
        new("absence.not-yours", $"Only {owner}, whoever reported it, or a lead can change that absence.", "who");

    public static Refusal Over(string owner) =>
        new("absence.over", $"{owner}'s absence is over, so there is nothing left to do here.", "who");

    /// <summary>Over, or part of another absence by now.</summary>
    public static Refusal Over(CrewState crew, Absence absence) => absence.Over is { Into: { } into }
        ? new("absence.merged", $"That is part of {crew[absence.Owner].Name}'s absence {DateWords.SpanShort(into.Span)} now; please use the newer card.", "who")
        : Over(crew[absence.Owner].Name);

    public static Refusal LeadsOnly(string what) => new("lead.only", $"Only a lead can {what}; ask one of the leads.", "who");

    public static Refusal NotCovering(string client) =>
        new("cover.not-yours", $"You are not covering {client}, so there is nothing to give back.", "who");

    public static Refusal Unknown() => new("press.stale", "That button belongs to something that is no longer there; nothing was changed.", "who");

    public static Refusal With(this Refusal refusal, params Button[] buttons) => refusal with { Buttons = [.. buttons] };
}
