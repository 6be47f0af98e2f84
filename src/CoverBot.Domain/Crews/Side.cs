using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Domain.Crews;

/// <summary>A workspace or tenant that was joined to the crew.</summary>
/// <param name="Number">From 2 on; never used again.</param>
/// <param name="TeamChannel">The team's channel there; whoever is in it is a member.</param>
/// <param name="Name">The channel's name when it was joined, without '#'.</param>
/// <param name="By">Who joined it.</param>
/// <param name="Code">The hash of the code it was joined with.</param>
/// <param name="Shared">Another company was seen to read the channel, and the leads know.</param>
/// <param name="IsIn">False once it was taken out again.</param>
public sealed record Side(int Number, ChannelRef TeamChannel, string Name, MemberId By, Instant At, string Code, bool Shared = false, bool IsIn = true);

/// <summary>A one-time code that joins another workspace or tenant.</summary>
/// <param name="Hash">All that is kept of the code.</param>
/// <param name="Until">Not included.</param>
public sealed record LinkOffer(string Hash, MemberId By, Instant Until);
