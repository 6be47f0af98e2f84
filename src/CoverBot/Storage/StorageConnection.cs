namespace CoverBot.Storage;

/// <summary>Where the bot keeps what it knows, as <c>Storage:Connection</c> says.</summary>
public abstract record StorageConnection
{
    /// <summary>What is meant when nothing is said.</summary>
    public const string Standard = "sqlite:coverbot.db";

    /// <summary>What may be said, for a sentence about what may not.</summary>
    public const string Works =
        "sqlite:<file>, such as " + Standard + ", a connection string of Azure Storage, or https://<account>.table.core.windows.net";

    private const string Prefix = "sqlite:";

    private StorageConnection() { }

    /// <summary>Null when it can't be used.</summary>
    /// <param name="text">Null or "" for <see cref="Standard"/>.</param>
    /// <param name="problem">What is wrong and what is expected, without the key or the text, which may be a secret; "" when nothing is.</param>
    public static StorageConnection? Read(string? text, out string problem)
    {
        var connection = string.IsNullOrEmpty(text) ? Standard : text.Trim();
        problem = "";
        if (connection.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            var file = connection[Prefix.Length..];
            problem = string.IsNullOrWhiteSpace(file) ? $"names no file; expected is {Prefix}<file>, such as {Standard}." : "";
            return problem.Length == 0 ? new Sqlite(file) : null;
        }
        return Azure.AzureConnections.Read(connection, out problem);
    }

    /// <summary>The embedded store, one process at a time.</summary>
    public sealed record Sqlite(string File) : StorageConnection;

    /// <summary>A storage account, by a connection string with its key or a signature in it.</summary>
    public sealed record AzureKey(string Text) : StorageConnection
    {
        /// <summary>Whoever prints it must not print the key.</summary>
        public override string ToString() => nameof(AzureKey);
    }

    /// <summary>A storage account, by who the process is there: its managed identity.</summary>
    public sealed record AzureIdentity(Uri Tables, Uri Queues) : StorageConnection;
}
