namespace CoverBot.Storage.Moving;

/// <summary>Everything in a store, for taking it elsewhere while nobody writes.</summary>
internal interface IStoreContents
{
    /// <summary>All rows, in ordinal order of their partitions and keys.</summary>
    IAsyncEnumerable<StoredRow> AllAsync(CancellationToken cancel);

    Task<long> CountAsync(CancellationToken cancel);
}

/// <summary>A row and where it stands.</summary>
internal sealed record StoredRow(string Partition, Row Row)
{
    /// <summary>The store's own affairs: how far its clock was pushed, that it is being moved into, and who is at work on it.</summary>
    public bool StaysHere => Partition is PushedClock.Partition or MoveMark.Partition or WorkMark.Partition;

    /// <summary>Whether it says the same, whatever the versions, which every store makes its own.</summary>
    public bool Says(Row other) => Row.Columns.Count == other.Columns.Count && Row.Columns.SequenceEqual(other.Columns);

    /// <summary>The order that both stores keep.</summary>
    public int CompareTo(StoredRow other) =>
        string.CompareOrdinal(Partition, other.Partition) is not 0 and var order ? order : string.CompareOrdinal(Row.Key, other.Row.Key);
}
