using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>The bot, as every platform sees it: one thing said in, one answer out.</summary>
public interface IDesk
{
    /// <summary>
    /// Decides, saves and answers. The same <see cref="Inbound.DeliveryId"/> may come again and gets the same answer. When it throws, nothing is
    /// acknowledged and the platform sends the same thing again.
    /// </summary>
    Task<Answer> HandleAsync(Inbound inbound, CancellationToken cancel);
}
