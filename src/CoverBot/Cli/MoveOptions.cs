using CoverBot.Storage;

namespace CoverBot.Cli;

/// <summary>The options of the <c>move</c> command.</summary>
internal sealed record MoveOptions(StorageConnection From, StorageConnection To)
{
    private const string Usage = "Usage: move --from sqlite:coverbot.db --to <Azure storage connection string, or https://<account>.table.core.windows.net>, or the other way round.";

    /// <summary>The options, or null with one sentence that says what is wrong, without what was given, which may hold a key.</summary>
    public static MoveOptions? Parse(string[] args, out string wrong)
    {
        var given = new Dictionary<string, string>();
        for (var at = 0; at < args.Length; at += 2)
        {
            if (args[at] is not ("--from" or "--to") || at + 1 == args.Length || !given.TryAdd(args[at], args[at + 1]))
            {
                wrong = Usage;
                return null;
            }
        }
        if (given.Count < 2)
        {
            wrong = Usage;
            return null;
        }
        var from = Read("--from", given, out wrong);
        if (from is null)
        {
            return null;
        }
        var to = Read("--to", given, out wrong);
        return to is null ? null : new(from, to);
    }

    private static StorageConnection? Read(string option, Dictionary<string, string> given, out string wrong)
    {
        var read = StorageConnection.Read(given[option], out var problem);
        wrong = problem.Length == 0 ? "" : $"{option}: {problem}";
        return read;
    }
}
