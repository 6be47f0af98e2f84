using System.Globalization;
using CoverBot.Storage;
using CoverBot.Storage.Moving;
using Microsoft.Data.Sqlite;

namespace CoverBot.Cli;

/// <summary><c>move --from sqlite:coverbot.db --to …</c>: takes everything from one store into another, empty one. No CoverBot may run on either.</summary>
internal static class MoveCommand
{
    private const string Prefix = "Storage:Connection: ";

    /// <summary>As the program runs it. Ctrl+C stops between two batches, once more at once: a half-written batch is no harm.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = !stopping.IsCancellationRequested;
            if (key.Cancel)
            {
                Console.Error.WriteLine();
                Console.Error.WriteLine("Stopping after this batch. Ctrl+C once more stops at once; nothing is lost by it.");
                stopping.Cancel();
            }
        };
        return await RunAsync(args, new ProgressBar(Console.Out, !Console.IsOutputRedirected), Console.Out, Console.Error, stopping.Token);
    }

    /// <summary>0: everything is there; 1: it can't be done, or not now; 2: wrong options; 130: stopped.</summary>
    public static async Task<int> RunAsync(string[] args, ProgressBar bar, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (MoveOptions.Parse(args, out var wrong) is not { } options)
        {
            await errors.WriteLineAsync(wrong);
            return 2;
        }
        try
        {
            using var from = await OpenStore.OpenAsync(options.From, toRead: true, cancel);
            if (options.To is StorageConnection.Sqlite file && Path.GetFullPath(file.File) == from.Name)
            {
                throw new StorageStartException("--from and --to name the same store; name two.");
            }
            using var to = await OpenStore.OpenAsync(options.To, toRead: false, cancel);
            var rows = await new Mover(from, to, TimeProvider.System, bar.Show).RunAsync(cancel);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Moved: {rows:N0} rows, compared on both sides. Start CoverBot with the new Storage:Connection; the old store is left as it was."));
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            bar.End();
            await errors.WriteLineAsync("Stopped. The same command goes on from here.");
            return 130;
        }
        catch (Exception error) when (Sentence(error) is not null)
        {
            bar.End();
            await errors.WriteLineAsync("Not moved: " + Sentence(error));
            return 1;
        }
    }

    /// <summary>Null for what only a developer can explain.</summary>
    private static string? Sentence(Exception error) => error switch
    {
        StorageStartException refused => refused.Message.StartsWith(Prefix, StringComparison.Ordinal) ? refused.Message[Prefix.Length..] : refused.Message,
        TableUnsureException { IsForbidden: true } => "the storage account does not let this key or identity read and write any more. Once it does, the same command goes on from here.",
        TableUnsureException { InnerException: SqliteException file } => $"the file {SqliteStart.What(file)}. The same command goes on from here.",
        TableUnsureException or AggregateException or OperationCanceledException => "the storage account does not answer. The same command goes on from here.",
        Azure.RequestFailedException { Status: 404 } => "a table or a queue of the storage account was deleted meanwhile. Look what has become of it before you run the command again.",
        Azure.RequestFailedException refused => $"the storage account answered {refused.Status} {refused.ErrorCode}. The same command goes on from here.",
        SqliteException file => $"the file {SqliteStart.What(file)}.",
        TableConflictException => "somebody else is writing. Stop every CoverBot on both sides and run the same command again.",
        TableLimitException limit => limit.Message + ".",
        _ => null,
    };
}
