using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>The next state.</summary>
public static class Evolve
{
    /// <exception cref="InvalidOperationException">The event does not fit this state: nobody may swallow that.</exception>
    public static CrewState Apply(CrewState crew, Event @event)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return @event switch
        {
            Event.AbsenceOpened opened => crew.With(opened.State),
            Event.OfAbsence of => crew.With(EvolveAbsence.Apply(crew[of.Absence], of)),
            Event.CrewChanged changed => crew with { Crew = changed.Crew },
            Event.ClientChanged changed => crew.With(changed.Client),
            Event.MemberChanged changed => crew.With(changed.Member),
            Event.BackupAsked asked => crew.With(crew[asked.Member].With(asked.Ask)),
            Event.BackupAnswered answered => crew.With(Answer(crew[answered.Member], answered)),
            Event.MemberTold told => crew.With(crew[told.Member].With(told.Said)),
            Event.MemberNotReached missed => crew.With(crew[missed.Member] with { Undelivered = crew[missed.Member].Undelivered.Add(missed.What) }),
            Event.MemberSaidDropped dropped => crew.With(crew[dropped.Member] with
            {
                Said = [.. crew[dropped.Member].Said.Select(said => said.Number == dropped.Number ? said with { Dropped = true } : said)],
            }),
            Event.MemberPutAway away => crew.With(PutAway(crew[away.Member], away)),
            Event.MemberHeld held => crew.With(crew[held.Member] with { Held = crew[held.Member].Held.SetItem(held.Key, held.Until) }),
            Event.MemberReleased released => crew.With(crew[released.Member] with { Held = crew[released.Member].Held.Remove(released.Key) }),
            Event.ReportedUnreachable reported => crew.With(crew[reported.Member] with { UnreachableOn = reported.On }),
            Event.HomeShown shown => crew.With(crew[shown.Member] with { HomeOn = shown.On, HomeAt = shown.At }),
            _ => OfMatch(crew, @event),
        };
    }

    private static CrewState OfMatch(CrewState crew, Event @event) => @event switch
    {
        Event.ActsFrom acts => crew.With(crew[acts.Member] with { Acts = acts.Account }),
        Event.WhoAsked who => crew.With(crew[who.Member] with { Whos = [.. crew[who.Member].Whos.Where(old => old.Number != who.Ask.Number), who.Ask] }),
        Event.ClaimMade made => crew.With(crew[made.Member] with { Claims = [.. crew[made.Member].Claims.Where(old => old.Number != made.Claim.Number), made.Claim] }),
        Event.MembersMatched matched => EvolveMatch.Apply(crew, matched),
        _ => throw new InvalidOperationException($"no such event: {@event.GetType().Name}"),
    };

    private static Member PutAway(Member member, Event.MemberPutAway away) => member with
    {
        Said = member.Said.RemoveAll(said => said.Number <= away.SaidUpTo),
        Asked = member.Asked.RemoveAll(ask => away.Questions.Contains(ask.Number)),
        Undelivered = member.Undelivered.RemoveAll(one => member.Said.Any(said => said.Number <= away.SaidUpTo && said.Key == one.Key)),
    };

    private static Member Answer(Member member, Event.BackupAnswered answered) => member with
    {
        Asked = [.. member.Asked.Select(ask => ask.Number == answered.Number ? ask with { Fine = answered.Fine } : ask)],
    };
}
