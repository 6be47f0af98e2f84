using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Looks at every card when it first appears: nothing rings in its reader's quiet hours but an emergency, and that rings members alone.</summary>
internal sealed class QuietWatch
{
    private readonly HashSet<(string Board, string Key)> listed = [];

    public void Look(Step step)
    {
        foreach (var board in Bulletin.Boards(step.After))
        {
            foreach (var card in Bulletin.For(board, step.After).Where(card => listed.Add((board, card.Key)) && card.Rings && IsNews(card)))
            {
                var urgent = step.After.Absences.Values.Any(absence => absence.IsUrgent && Bulletin.BoardOf(absence.Id) == board);
                var late = step.After.Settings.Quiet?.EndOf(step.At, ZoneOf(step.After, card.To)) > step.At + DueTimes.Grace;
                Assert.False(late && !(urgent && !IsClients(step.After, card.To)), $"{board} {card.Key} rings at {step.At}: {card.Content.Plain}");
            }
        }
    }

    /// <summary>A said card that is closed or dropped when it is first listed is not sent.</summary>
    private static bool IsNews(BoardCard card) => card is not BoardCard.Said { State: not SaidState.Due } && !card.Key.StartsWith("handover", StringComparison.Ordinal);

    private static bool IsClients(CrewState crew, Address to) => to is Address.Room room && !crew.Settings.TeamChannels.Any(team => team.Channel == room.Channel);

    private static string ZoneOf(CrewState crew, Address to) =>
        to is Address.Person person ? crew.Owning(person.Account)!.Week.ZoneId : crew.Settings.ZoneId;
}
