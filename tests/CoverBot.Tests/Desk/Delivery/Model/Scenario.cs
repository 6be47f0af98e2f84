using System.Collections.Immutable;
using CoverBot.Desk;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>What the search tries on a board.</summary>
/// <param name="Views">The board's states, one revision after another, starting at 1.</param>
/// <param name="LookUp">Whether the chat can look up a post.</param>
/// <param name="Kills">How many processes may die, anywhere.</param>
/// <param name="Lost">How many answers may be lost.</param>
/// <param name="Pauses">How many times a process may stand still beyond its hold.</param>
/// <param name="PauseOn">The kind of call that is under way then.</param>
/// <param name="Slow">How many times a read may take 4 s, which a hold survives.</param>
/// <param name="Refusals">How many calls may be answered "not now".</param>
/// <param name="Inserted">Whether the commit inserts the board, held.</param>
internal sealed record Scenario(
    ImmutableArray<BoardView> Views, bool LookUp = true, int Kills = 0, int Lost = 0,
    int Pauses = 0, CallKind PauseOn = CallKind.Post, int Slow = 0, int Refusals = 0, bool Inserted = false);
