using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Storage.Azure.Load;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>What was said and pressed, as the judge of the load is told of it: whatever comes later, it must not miss any of it.</summary>
internal sealed class TakenWatch
{
    private readonly List<Said> taken = [];

    public void Look(Step step)
    {
        if (step.Decision is Decision.Done || step.Command is Command.Accept { Ask: not null } or Command.Decline or Command.GiveBack)
        {
            taken.AddRange(Of(step.Before, step.Command, step.At));
        }
        foreach (var said in taken)
        {
            Assert.True(TakenJudge.Miss(step.After, new(said.Person), said, taken) is null, $"{said} is missed");
        }
    }

    /// <summary>What the judge of the load is told of a press; none for what nobody presses there.</summary>
    public static IEnumerable<Said> Of(CrewState before, Command command, Instant since)
    {
        return command switch
        {
            Command.Accept { Ask: { } ask, Clients.Length: < 2 } yes => Pressed(yes.By, Presses.Accept(before[yes.Absence], before[yes.Absence].Asks.Single(one => one.Number == ask), yes.Clients.Cast<ClientId?>().FirstOrDefault())),
            Command.Accept { Ask: null, Clients: [var client] } yes => Pressed(yes.By, Presses.TakeCall(before[yes.Absence], client)),
            Command.Decline { Ask: { } ask, Clients: [] } no => Pressed(no.By, Presses.Decline(before[no.Absence], before[no.Absence].Asks.Single(one => one.Number == ask))),
            Command.GiveBack { Clients: [] } cant => Pressed(cant.By, Presses.CantGoOn(cant.Absence)),
            Command.GiveBack { Clients: [var client] } cant => [.. Pressed(cant.By, Presses.CantGoOn(cant.Absence, client)), .. Typed(before, cant, client, since)],
            Command.MarkTold told => Pressed(told.By, Presses.Told(told.Absence, told.Client, told.Number)),
            Command.SendHold { Clients: [] } hold => Pressed(hold.By, Presses.Hold(hold.Absence)),
            Command.OnIt onIt when before[onIt.Absence].Gaps.Any(gap => gap.Number == onIt.Gap) => Pressed(onIt.By, Presses.OnIt(onIt.Absence, onIt.Gap)),
            Command.AnswerBackup { Fine: true, On: null } fine => Pressed(fine.By, Presses.Fine(fine.Number)),
            _ => [],
        };

        IEnumerable<Said> Pressed(MemberId by, Press press) => [new Said.Pressed(by.Value, press, since)];
    }

    /// <summary>The same in words, where they can mean nothing else.</summary>
    private static IEnumerable<Said> Typed(CrewState before, Command.GiveBack cant, ClientId client, Instant since) =>
        before.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(client)?.CoveredBy == cant.By).Select(absence => absence.Id).SequenceEqual([cant.Absence])
            ? [new Said.GaveBack(cant.By.Value, before[client].Name, since)] : [];
}
