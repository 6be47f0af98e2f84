using CoverBot.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Storage.Moving;

/// <summary>One side of a move.</summary>
/// <param name="Name">For people; the same for the same store, and no secret.</param>
internal sealed record OpenStore(string Name, ITable Table, IStoreContents Contents, IWakeUps WakeUps, IDisposable? File) : IDisposable
{
    /// <exception cref="StorageStartException">It can't be used.</exception>
    public static async Task<OpenStore> OpenAsync(StorageConnection connection, bool toRead, CancellationToken cancel)
    {
        if (connection is StorageConnection.Sqlite sqlite)
        {
            var path = Path.GetFullPath(sqlite.File);
            if (toRead && !System.IO.File.Exists(path))
            {
                throw new StorageStartException($"there is no file {path}.");
            }
            var file = SqliteFile.Open(path);
            return new(path, new SqliteTable(file), new SqliteContents(file), new SqliteWakeUps(file, SystemClock.Instance, TimeProvider.System), file);
        }
        var storage = AzureStorage.Open(connection, AzurePace.Copying);
        var problems = await (toRead ? storage.LookAsync(cancel) : storage.PrepareAsync(cancel));
        return problems.Count > 0
            ? throw new StorageStartException(string.Join(' ', problems))
            : new(storage.Table.Uri.AbsoluteUri, new AzureTable(storage), new AzureContents(storage), new AzureWakeUps(storage, NullLogger<AzureWakeUps>.Instance), null);
    }

    public void Dispose() => File?.Dispose();
}
