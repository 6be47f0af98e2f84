using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>The one decision: what a command makes of a crew. Pure.</summary>
public static class Decider
{
    /// <param name="at">Now, never before an earlier decision of this crew.</param>
    /// <exception cref="InvalidOperationException">The command names something the crew does not have: the caller looked at another state.</exception>
    public static Decision Decide(Command command, CrewState crew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(crew);
        var draft = new Draft(crew, at);
        return command switch
        {
            Command.Tick wish => Ticking.Decide(draft, wish),
            Command.GoAway wish => GoingAway.Decide(draft, wish),
            Command.ChangeDates wish => ChangingDates.Decide(draft, wish),
            Command.OneMoreDay wish => ChangingDates.OneMoreDay(draft, wish),
            Command.CancelAbsence wish => CallingOff.Cancel(draft, wish),
            Command.LeaveOut wish => CallingOff.LeaveOut(draft, wish),
            Command.OnlyTell wish => CallingOff.OnlyTell(draft, wish),
            Command.AskAllTheSame wish => CallingOff.AskAllTheSame(draft, wish),
            Command.Accept wish => Answering.Accept(draft, wish),
            Command.Decline wish => Answering.Decline(draft, wish),
            Command.GiveBack wish => FallingThrough.GiveBack(draft, wish),
            Command.HandTo wish => FallingThrough.HandTo(draft, wish),
            Command.ComeBack wish => Returning.ComeBack(draft, wish),
            Command.StillAway wish => Returning.Still(draft, wish),
            _ => Care(command, draft),
        };
    }

    private static Decision Care(Command command, Draft draft) => command switch
    {
        Command.SetDetails wish => Caring.SetDetails(draft, wish),
        Command.ChangeWords wish => Caring.ChangeWords(draft, wish),
        Command.ReadBackHandover wish => Caring.ReadBack(draft, wish),
        Command.MarkTold wish => Caring.MarkTold(draft, wish),
        Command.SendHold wish => Caring.SendHold(draft, wish),
        Command.OnIt wish => Caring.OnIt(draft, wish),
        Command.AgreeReport wish => Caring.Agree(draft, wish),
        Command.Undeliverable report => Delivering.Undeliverable(draft, report),
        Command.ReachableAgain again => Delivering.ReachableAgain(draft, again),
        Command.PutAway settled => PuttingAway.Decide(draft, settled),
        Command.ShownLate report => Delivering.ShownLate(draft, report),
        _ => SetUp(command, draft),
    };

    private static Decision SetUp(Command command, Draft draft) => command switch
    {
        Command.SetTeamChannel wish => SettingUp.SetTeamChannel(draft, wish),
        Command.SeeTeamChannel seen => SettingUp.SeeTeamChannel(draft, seen),
        Command.PersonJoined join => ComingAndGoing.Joined(draft, join),
        Command.PersonLeft leave => ComingAndGoing.Left(draft, leave),
        Command.NameLead wish => SettingUp.NameLead(draft, wish),
        Command.SetQuiet wish => SettingUp.SetQuiet(draft, wish),
        Command.SetZone wish => SettingUp.SetZone(draft, wish),
        Command.SetLeads wish => SettingUp.SetLeads(draft, wish),
        Command.SetWeek wish => SettingUp.SetWeek(draft, wish),
        Command.CantReach word => SettingUp.CantReach(draft, word),
        Command.AddClient wish => SettingUpClients.Add(draft, wish),
        Command.RenameClient wish => SettingUpClients.Rename(draft, wish),
        Command.ArchiveClient wish => SettingUpClients.Archive(draft, wish),
        Command.SetBackups wish => SettingUpClients.SetBackups(draft, wish),
        Command.AnswerBackup wish => SettingUpClients.AnswerBackup(draft, wish),
        Command.OpenHome wish => Homes.Open(draft, wish),
        Command.WriteNote wish => Notes.Write(draft, wish),
        Command.WritePlaybook wish => Notes.WritePlaybook(draft, wish),
        _ => Link(command, draft),
    };

    private static Decision Link(Command command, Draft draft) => command switch
    {
        Command.OfferLink wish => Linking.Offer(draft, wish),
        Command.JoinSide wish => Linking.Join(draft, wish),
        Command.Unlink wish => Linking.Unlink(draft, wish),
        Command.MoveInto wish => Linking.MoveInto(draft, wish),
        Command.MoveOut wish => Linking.MoveOut(draft, wish),
        Command.SayWho wish => Matching.Say(draft, wish),
        Command.ConfirmClaim wish => Matching.Confirm(draft, wish),
        Command.LiveIn wish => ComingAndGoing.Live(draft, wish),
        Command.ActFrom wish => ComingAndGoing.Act(draft, wish),
        _ => throw new InvalidOperationException($"no such command: {command.GetType().Name}"),
    };
}
