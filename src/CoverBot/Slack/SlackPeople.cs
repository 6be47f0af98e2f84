using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Slack;

/// <summary>What Slack knows about people and channels, remembered for some minutes. Bots and people who are gone are nobody.</summary>
internal sealed class SlackPeople(SlackApi api, TimeProvider time) : IPeople
{
    private const int AtOnce = 8;
    private const int MostPages = 50;

    /// <summary>How long one call may take: somebody waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Remembered<Account, ChatProfile?> people = new(time, Duration.FromMinutes(15));
    private readonly Remembered<ChannelRef, ChannelInfo?> channels = new(time, Duration.FromMinutes(2));

    public string Platform => SlackHosting.Platform;

    /// <summary>The person's profile has changed.</summary>
    public void Forget(Account account) => people.Forget(account);

    /// <summary>The channel was renamed, archived, or shared.</summary>
    public void Forget(ChannelRef channel) => channels.Forget(channel);

    public async Task<ChatProfile?> FindAsync(Account account, CancellationToken cancel) => people.TryGet(account, out var known) ? known
        : people.Keep(account, await AskAsync(account.Tenant, "users.info", "user", account.User, cancel) is { } body && body["user"] is JsonObject user ? SlackProfile.Of(user) : null);

    public async Task<ChannelInfo?> ChannelAsync(ChannelRef channel, CancellationToken cancel) => channels.TryGet(channel, out var known) ? known
        : channels.Keep(channel, await AskAsync(channel.Tenant, "conversations.info", "channel", channel.Id, cancel) is { } body ? Info(body["channel"] as JsonObject) : null);

    public async Task<IReadOnlyList<Account>> MembersAsync(ChannelRef channel, CancellationToken cancel)
    {
        var accounts = (await IdsAsync(channel, cancel)).Select(id => new Account(Platform, channel.Tenant, id)).ToArray();
        var isSomebody = new bool[accounts.Length];
        await Parallel.ForAsync(0, accounts.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (index, stop) => isSomebody[index] = await FindAsync(accounts[index], stop) is not null);
        return [.. accounts.Where((_, index) => isSomebody[index])];
    }

    private async Task<List<string>> IdsAsync(ChannelRef channel, CancellationToken cancel)
    {
        var ids = new List<string>();
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            if (await AskAsync(channel.Tenant, "conversations.members", "channel", channel.Id, cancel, cursor) is not { } body)
            {
                break;
            }
            ids.AddRange((body["members"] as JsonArray ?? []).OfType<JsonValue>().Select(id => id.GetValue<string>()));
            cursor = Json.Text(body["response_metadata"], "next_cursor") ?? "";
            if (cursor.Length == 0)
            {
                break;
            }
        }
        return ids;
    }

    /// <returns>Null when Slack says that there is no such thing, or that the bot may not see it.</returns>
    private async Task<JsonObject?> AskAsync(string team, string method, string name, string id, CancellationToken cancel, string cursor = "")
    {
        var arguments = new Dictionary<string, string> { [name] = id };
        if (method == "conversations.members")
        {
            (arguments["limit"], arguments["cursor"]) = ("200", cursor);
        }
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        return await api.CallAsync(team, method, arguments, limit.Token) switch
        {
            SlackReply.Ok ok => ok.Body,
            SlackReply.No no when SlackErrors.Of(no.Code) is not (SlackTrouble.Policy or SlackTrouble.Unknown) => null,
            _ => throw new PlatformDownException(SlackHosting.Name),
        };
    }

    /// <summary>Null for somebody's own chat with the bot, which is no channel.</summary>
    private static ChannelInfo? Info(JsonObject? channel) => channel is null || SlackProfile.Is(channel, "is_im")
        ? null
        : new(Json.Text(channel, "name") ?? "", SlackProfile.Is(channel, "is_ext_shared") || SlackProfile.Is(channel, "is_pending_ext_shared"));
}
