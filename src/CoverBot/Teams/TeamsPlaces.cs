using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using CoverBot.Teams.Calling;
using NodaTime;
using Values = System.Collections.Immutable.ImmutableSortedDictionary<string, string>;

namespace CoverBot.Teams;

/// <summary>The places in the store, a partition for each tenant. What was just read or written is remembered for some minutes.</summary>
internal sealed partial class TeamsPlaces(ITable table, TeamsHosts hosts, TimeProvider time, ILogger<TeamsPlaces> log) : ITeamsPlaces
{
    /// <summary>Above this many it is cheaper to read all rows between the first and the last.</summary>
    private const int FewRows = 4;

    /// <summary>How often what others disturb is looked at again: a whole channel may speak at once.</summary>
    private const int Patience = 7;

    private readonly Remembered<(string Tenant, string Key), Values> known = new(time, Duration.FromMinutes(10));

    private readonly Remembered<(string Tenant, string Mri), Account?> accounts = new(time, Duration.FromMinutes(10));

    public Task HeardAsync(TeamsSighting sighting, CancellationToken cancel)
    {
        if (!hosts.IsAllowed(sighting.ServiceUrl))
        {
            Log.NotTeams(log, sighting.Tenant);
            return Task.CompletedTask;
        }
        return KeepAsync(sighting.Tenant, TeamsRows.Of(sighting), cancel);
    }

    public async Task<Uri?> ServiceUrlAsync(string tenant, CancellationToken cancel) => TeamsRows.Service(await FindAsync(tenant, TeamsRows.Tenant, cancel));

    public async Task<TeamsUser?> UserAsync(Account account, CancellationToken cancel) => TeamsRows.User(await FindAsync(account.Tenant, TeamsRows.UserKey(account.User), cancel));

    public async Task<TeamsChannel?> ChannelAsync(ChannelRef channel, CancellationToken cancel) =>
        TeamsRows.Channel(await FindAsync(channel.Tenant, TeamsRows.ChannelKey(channel.Id), cancel));

    /// <summary>Reads everybody who was ever met there, once for each person: rare enough, since activities mostly say whose account it is.</summary>
    public async Task<Account?> WhoIsAsync(string tenant, string mri, CancellationToken cancel)
    {
        if (!accounts.TryGet((tenant, mri), out var account))
        {
            var rows = await table.RangeAsync(TeamsRows.Partition(tenant), TeamsRows.UserKey(""), TeamsRows.UserKey("~"), cancel);
            account = rows.Where(row => TeamsRows.User(row.Columns)?.Mri == mri).Select(row => new Account(TeamsHosting.Platform, tenant, row.Key[TeamsRows.UserKey("").Length..])).FirstOrDefault();
        }
        return account is null ? null : accounts.Keep((tenant, mri), account);
    }

    public async Task<IReadOnlyList<ChannelRef>> ChannelsAsync(string tenant, string team, CancellationToken cancel) =>
        [.. (await table.RangeAsync(TeamsRows.Partition(tenant), TeamsRows.ChannelKey(""), TeamsRows.ChannelKey("~"), cancel))
            .Where(row => TeamsRows.Channel(row.Columns)?.Team == team).Select(row => new ChannelRef(TeamsHosting.Platform, tenant, row.Key[TeamsRows.ChannelKey("").Length..]))];

    public Task ForgetChatAsync(Account account, CancellationToken cancel) => KeepAsync(account.Tenant, [TeamsRows.Chat(account.User, "")], cancel);

    /// <summary>The person's own chat was opened by us.</summary>
    public Task OpenedAsync(Account account, string chat, CancellationToken cancel) => KeepAsync(account.Tenant, [TeamsRows.Chat(account.User, chat)], cancel);

    /// <summary>People as a roster has them: so they can be written to before they ever said a word.</summary>
    public Task MetAsync(string tenant, IEnumerable<TeamsMember> members, CancellationToken cancel) => KeepAsync(tenant, [.. members.Select(TeamsRows.Of)], cancel);

    private async Task<Values?> FindAsync(string tenant, string key, CancellationToken cancel)
    {
        if (known.TryGet((tenant, key), out var columns))
        {
            return columns;
        }
        // What is not there is asked for again: another replica may hear it meanwhile.
        return await table.GetAsync(TeamsRows.Partition(tenant), key, cancel) is { } row ? known.Keep((tenant, key), row.Columns) : null;
    }

    private async Task KeepAsync(string tenant, ImmutableArray<KeyValuePair<string, Values>> wishes, CancellationToken cancel)
    {
        foreach (var some in wishes.DistinctBy(wish => wish.Key).Where(wish => !known.TryGet((tenant, wish.Key), out var columns) || !TeamsRows.Says(columns, wish.Value)).Chunk(TableLimits.Actions))
        {
            await LookAgain.WriteAsync(() => WriteAsync(tenant, some, cancel), Patience);
        }
    }

    private async Task WriteAsync(string tenant, KeyValuePair<string, Values>[] wishes, CancellationToken cancel)
    {
        var rows = await ReadAsync(tenant, [.. wishes.Select(wish => wish.Key)], cancel);
        var actions = new List<RowAction>();
        foreach (var (key, said) in wishes)
        {
            var row = rows.GetValueOrDefault(key);
            var columns = (row?.Columns ?? Values.Empty).SetItems(said);
            if (row is null || !TeamsRows.Says(row.Columns, said))
            {
                actions.Add(RowAction.Over(row?.Version, key, columns));
            }
            known.Forget((tenant, key));
        }
        if (actions.Count > 0)
        {
            await table.CommitAsync(TeamsRows.Partition(tenant), actions, cancel);
        }
        foreach (var (key, said) in wishes)
        {
            known.Keep((tenant, key), (rows.GetValueOrDefault(key)?.Columns ?? Values.Empty).SetItems(said));
        }
    }

    private async Task<Dictionary<string, Row>> ReadAsync(string tenant, ImmutableArray<string> keys, CancellationToken cancel)
    {
        var partition = TeamsRows.Partition(tenant);
        if (keys.Length > FewRows)
        {
            var sorted = keys.Order(StringComparer.Ordinal).ToArray();
            return (await table.RangeAsync(partition, sorted[0], sorted[^1] + "!", cancel)).ToDictionary(row => row.Key);
        }
        return (await Task.WhenAll(keys.Select(key => table.GetAsync(partition, key, cancel)))).OfType<Row>().ToDictionary(row => row.Key);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an activity of tenant {Tenant} names a service URL that is none of Teams'; it is not believed")]
        public static partial void NotTeams(ILogger log, string tenant);
    }
}
