namespace CoverBot.Storage;

/// <summary>
/// The limits of Azure Table Storage, kept by every store.
/// Source: Microsoft Learn, "Understanding the Table service data model" and "Performing entity group transactions".
/// </summary>
public static class TableLimits
{
    /// <summary>Actions in one batch.</summary>
    public const int Actions = 100;

    /// <summary>Bytes in one batch (4 MiB).</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>Bytes in one row (1 MiB).</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>UTF-16 units in one string value (64 KiB).</summary>
    public const int ValueUnits = 32_768;

    /// <summary>UTF-16 units in a partition or row key (1 KiB).</summary>
    public const int KeyUnits = 512;

    /// <summary>Columns in one row, besides the service's own three.</summary>
    public const int Columns = 252;

    /// <summary>UTF-16 units in a column's name.</summary>
    public const int NameUnits = 255;
}
