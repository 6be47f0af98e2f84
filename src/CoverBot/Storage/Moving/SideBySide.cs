using System.Runtime.CompilerServices;

namespace CoverBot.Storage.Moving;

/// <summary>Two stores read in step: each row with its like on the other side, or with null where there is none.</summary>
internal static class SideBySide
{
    public static async IAsyncEnumerable<(StoredRow? From, StoredRow? To)> ReadAsync(OpenStore from, OpenStore to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var left = from.Contents.AllAsync(cancel).GetAsyncEnumerator(cancel);
        await using var right = to.Contents.AllAsync(cancel).GetAsyncEnumerator(cancel);
        var (one, other) = (await NextAsync(left), await NextAsync(right));
        while (one is not null || other is not null)
        {
            var order = one is null ? 1 : other is null ? -1 : one.CompareTo(other);
            yield return (order <= 0 ? one : null, order >= 0 ? other : null);
            one = order <= 0 ? await NextAsync(left) : one;
            other = order >= 0 ? await NextAsync(right) : other;
        }
    }

    private static async Task<StoredRow?> NextAsync(IAsyncEnumerator<StoredRow> rows)
    {
        while (await rows.MoveNextAsync())
        {
            if (!rows.Current.StaysHere)
            {
                return rows.Current;
            }
        }
        return null;
    }
}
