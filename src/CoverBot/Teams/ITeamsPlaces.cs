using CoverBot.Domain.Chat;

namespace CoverBot.Teams;

/// <summary>What Teams says along with each activity and later calls need: it can't be asked for when it is needed.</summary>
internal interface ITeamsPlaces
{
    /// <summary>Remembers what was said. Writes only what changed; what is not said now stays as it was. A service URL that is none of Teams' is not believed, nor what comes with it.</summary>
    Task HeardAsync(TeamsSighting sighting, CancellationToken cancel);

    /// <summary>Where the tenant's calls go, as Teams said it last; null when nothing was ever heard from there.</summary>
    Task<Uri?> ServiceUrlAsync(string tenant, CancellationToken cancel);

    /// <summary>Null when the person was never met.</summary>
    Task<TeamsUser?> UserAsync(Account account, CancellationToken cancel);

    /// <summary>Null when the channel was never met.</summary>
    Task<TeamsChannel?> ChannelAsync(ChannelRef channel, CancellationToken cancel);

    /// <summary>Who is called that; null when nobody who was ever met is.</summary>
    /// <param name="mri">How this bot calls the person: <c>29:…</c>.</param>
    Task<Account?> WhoIsAsync(string tenant, string mri, CancellationToken cancel);

    /// <summary>The team's channels that were ever met.</summary>
    /// <param name="team">The team's conversation id.</param>
    Task<IReadOnlyList<ChannelRef>> ChannelsAsync(string tenant, string team, CancellationToken cancel);

    /// <summary>The person's own chat with the bot is no more: the next message opens it anew.</summary>
    Task ForgetChatAsync(Account account, CancellationToken cancel);
}

/// <summary>What one activity says of who and where; null: it does not say.</summary>
/// <param name="Tenant">The tenant it was heard in.</param>
/// <param name="ServiceUrl">As it came.</param>
/// <param name="User">The person's object id, lower case.</param>
/// <param name="Mri">How this bot calls the person: <c>29:…</c>.</param>
/// <param name="Name">The person's name in full.</param>
/// <param name="Chat">The conversation of the person's own chat with the bot.</param>
/// <param name="Channel"><c>19:…@thread.tacv2</c>, without a message's id.</param>
/// <param name="Team">The team's conversation id.</param>
/// <param name="Zone">The person's IANA time zone.</param>
internal sealed record TeamsSighting(
    string Tenant, Uri ServiceUrl, string? User, string? Mri, string? Name, string? Chat, string? Channel, string? ChannelName, string? Team, string? Zone);

/// <param name="Mri">How this bot calls the person: <c>29:…</c>.</param>
/// <param name="Chat">The conversation of the person's own chat with the bot; null when it was not opened yet.</param>
/// <param name="Name">In full; null when it was never said.</param>
/// <param name="Given">The first name; null when only the name in full is known.</param>
/// <param name="Zone">IANA time zone; null when it was never said.</param>
internal sealed record TeamsUser(string Mri, string? Chat, string? Name, string? Given, string? Zone);

/// <param name="Team">The team's conversation id; null when it was never said.</param>
/// <param name="Name">Null when it was never said.</param>
internal sealed record TeamsChannel(string? Team, string? Name);
