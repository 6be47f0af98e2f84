using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using NodaTime;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>What every reader needs beside the activity.</summary>
/// <param name="Tenant">The tenant it was heard in: that of everybody and every channel in it.</param>
/// <param name="Bot">How this bot is called: <c>28:…</c>.</param>
/// <param name="Moments">When it arrived.</param>
/// <param name="Known">Who and which channels it names.</param>
internal sealed record TeamsDelivery(string Tenant, string Bot, Moments Moments, Acquainted Known)
{
    public Account Account(string user) => new(TeamsHosting.Platform, Tenant, user);

    public ChannelRef Channel(string id) => new(TeamsHosting.Platform, Tenant, id);

    /// <summary>Null in somebody's own chat with the bot.</summary>
    public ChannelRef? In(Activity activity) => activity.IsOwnChat ? null : Channel(activity.Room);

    public bool IsBot(string? id) => Bot.Equals(id, StringComparison.OrdinalIgnoreCase);

    /// <summary>When it was said, on the clock people are told.</summary>
    public Instant At(Activity activity) => Moments.At(activity.SentAt ?? Moments.Wall);

    /// <summary>Names a delivery: the same whenever Teams sends the same activity. One without an id is named after all it says.</summary>
    /// <param name="parts">What else tells apart several things that one activity says.</param>
    public string Id(Activity activity, params ReadOnlySpan<string> parts) =>
        Id([activity.Type, activity.Name, activity.Conversation, Activity.Word(activity.Json.Text("id")) ?? activity.Json.ToJsonString(), .. parts]);

    /// <summary>Names what two activities tell, in the same minute: that the bot came to a channel.</summary>
    public string IdOfComing(Activity activity, string channel) =>
        Id(["came", channel, $"{(activity.SentAt ?? Moments.Wall).ToUnixTimeSeconds() / 60}"]);

    private string Id(ReadOnlySpan<string> parts)
    {
        // The length before each word keeps ("a", "bc") and ("ab", "c") apart.
        var text = new StringBuilder(Tenant);
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }
        return "teams-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..40];
    }
}

/// <summary>What had to be looked up for one activity.</summary>
/// <param name="Users">Object ids by the names this bot has for people.</param>
/// <param name="Rosters">The other channels of the team that is spoken of, with who is in them.</param>
internal sealed record Acquainted(FrozenDictionary<string, string> Users, ImmutableArray<Roster> Rosters)
{
    public static Acquainted Nobody { get; } = new(FrozenDictionary<string, string>.Empty, []);
}

internal sealed record Roster(ChannelRef Channel, FrozenSet<string> Users);
