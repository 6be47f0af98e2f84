namespace CoverBot.Desk.Delivery;

/// <summary>A board that a commit of this process has made, held from then on: nobody else is at it.</summary>
/// <param name="Holder">Under whom its row was inserted.</param>
/// <param name="Row">As it was inserted; null when it has to be read.</param>
/// <param name="View">As the commit made it; null when it has to be read.</param>
public sealed record NewBoard(string Holder, BoardRow? Row = null, BoardView? View = null);
