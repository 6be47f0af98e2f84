using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>
/// The card somebody pressed: one that asked for nothing new may be out of date, one that an answer stands in the place of is to be shown again, one that no board
/// knows is a second copy.
/// </summary>
internal sealed class Presses(ITable table, Courier courier, Guard guard, IEnumerable<IChat> chats)
{
    private readonly Chats chats = new(chats);

    /// <param name="message">The message it was pressed on; never an answer's.</param>
    /// <returns>Whether there is something to deliver now.</returns>
    public async Task<bool> SeeToAsync(Inbound.Pressed pressed, string message, Outcome outcome, CancellationToken cancel)
    {
        var crew = outcome.After.Id.Value;
        var at = At(pressed);
        if (await BoardStore.BehindAsync(table, crew, at, message, cancel) is not { } pressedCard)
        {
            await guard.SendAsync(outcome.After.Id, outcome.After.Head.Rev);
            return await courier.PressedOnUnknownAsync(crew, BoardOf(pressed, outcome.After), at, message, cancel) != PressedOn.Card;
        }
        if (outcome.Answer is Answer.Ask || (outcome.Changed && chats.At(at) is not { AnswersInPlace: true }))
        {
            return false;
        }
        await guard.SendAsync(outcome.After.Id, outcome.After.Head.Rev);
        await courier.MarkUnsureAsync(crew, pressedCard.Board, pressedCard.Key, cancel);
        return true;
    }

    /// <summary>
    /// The bot's own page was opened: what it shows may be from another day, or an answer's in between, so it is made anew; and whoever opens it can be reached.
    /// </summary>
    public async Task OpenedAsync(Inbound.Opened opened, Outcome outcome, CancellationToken cancel)
    {
        var crew = outcome.After.Id.Value;
        var member = outcome.After.State.MemberBehind(opened.From)!;
        var board = Bulletin.HomeOf(member.Id);
        await guard.SendAsync(outcome.After.Id, outcome.After.Head.Rev);
        await courier.UnparkAsync(crew, board, _ => true, cancel);
        await courier.MarkUnsureAsync(crew, board, HomeCard.KeyOf(member, opened.From), cancel);
    }

    private static Address At(Inbound inbound) => inbound.In is { } channel ? new Address.Room(channel) : new Address.Person(inbound.From);

    /// <summary>A press names its absence; what names none is on the member's own board.</summary>
    private static string BoardOf(Inbound.Pressed pressed, Snapshot crew) =>
        pressed.Press.Args.FirstOrDefault(crew.State.Absences.ContainsKey) is { } absence
            ? Bulletin.BoardOf(new Domain.Crews.AbsenceId(absence))
            : Bulletin.BoardOf(crew.State.MemberBehind(pressed.From)?.Id ?? Ids.Member(pressed.From));
}
