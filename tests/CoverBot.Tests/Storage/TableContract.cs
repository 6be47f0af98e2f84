using System.Collections.Immutable;
using CoverBot.Storage;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage;

/// <summary>What every table promises. A store passes it by a one-line subclass.</summary>
[Trait("kind", "contract")]
public abstract partial class TableContract(IStoreUnderTest store) : IDisposable
{
    private const string Crew = "crew-1";

    protected IStoreUnderTest Store { get; } = store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITable Table => Store.Table;

    public void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ImmutableSortedDictionary<string, string> Columns(params (string Name, string Value)[] columns) =>
        columns.ToImmutableSortedDictionary(column => column.Name, column => column.Value, StringComparer.Ordinal);

    private static RowAction.Insert Insert(string key, string value = "") => new(key, Columns(("A", value)));

    private static RowAction.Replace Replace(string key, string value, string version) => new(key, Columns(("A", value)), version);

    private Task<IReadOnlyList<string>> CommitAsync(params RowAction[] actions) => Table.CommitAsync(Crew, actions, Cancel);

    private async Task<string?> ValueAsync(string key) => (await Table.GetAsync(Crew, key, Cancel))?.Columns["A"];

    private async Task<IEnumerable<string>> KeysAsync(string from = " ", string to = "~") =>
        (await Table.RangeAsync(Crew, from, to, Cancel)).Select(row => row.Key);

    private async Task RefusedAsync(string sentence, params RowAction[] actions)
    {
        var error = await Assert.ThrowsAsync<TableLimitException>(() => CommitAsync(actions));
        Assert.Equal(sentence, error.Message);
        Assert.Empty(await KeysAsync());
    }
}
