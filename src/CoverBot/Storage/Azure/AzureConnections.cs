using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace CoverBot.Storage.Azure;

/// <summary>Reads what names a storage account.</summary>
internal static class AzureConnections
{
    private const string TableHost = ".table.";

    /// <summary>Null, and a sentence, when it can't be used.</summary>
    public static StorageConnection? Read(string text, out string problem)
    {
        if (text.Contains("://", StringComparison.Ordinal) && !text.Contains(';'))
        {
            var identity = Identity(text);
            problem = identity is null ? $"this address is no account's table service; expected is {StorageConnection.Works}." : "";
            return identity;
        }
        if (!text.Contains('='))
        {
            problem = $"this is no storage CoverBot knows; expected is {StorageConnection.Works}.";
            return null;
        }
        problem = IsConnectionString(text)
            ? ""
            : "this connection string can't be read; expected is the one of the account's page \"Access keys\", with its tables and queues.";
        return problem.Length == 0 ? new StorageConnection.AzureKey(text) : null;
    }

    /// <summary>The queues of an account are where its tables are, under another name.</summary>
    private static StorageConnection.AzureIdentity? Identity(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var tables) && tables is { Scheme: "https", PathAndQuery: "/", UserInfo: "" }
            && tables.Host.IndexOf(TableHost, StringComparison.OrdinalIgnoreCase) is > 0 and var at
            ? new(tables, new UriBuilder(tables) { Host = string.Concat(tables.Host.AsSpan(0, at), ".queue.", tables.Host.AsSpan(at + TableHost.Length)) }.Uri)
            : null;

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new TableServiceClient(text);
            _ = new QueueServiceClient(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
