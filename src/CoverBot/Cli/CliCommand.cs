namespace CoverBot.Cli;

/// <summary>A first word that makes the program do one thing and end, in place of starting the bot.</summary>
/// <param name="Example">A line that works, after the program's own name.</param>
/// <param name="Run">Told the arguments after the name; gives the exit code: 0 done, 1 not done, 2 wrong options.</param>
internal sealed record CliCommand(string Name, string Example, Func<string[], Task<int>> Run)
{
    public static IReadOnlyList<CliCommand> All { get; } =
    [
        new("when", "when \"24 dec - 2 jan\"", rest => Task.FromResult(WhenCommand.Run(rest))),
        new("teams-package", "teams-package --app-id 11111111-2222-3333-4444-555555555555 --domain coverbot.example.com",
            rest => Task.FromResult(TeamsPackageCommand.Run(rest, Console.Out, Console.Error))),
        new("move", "move --from sqlite:coverbot.db --to <Azure storage>", MoveCommand.RunAsync),
    ];

    /// <summary>What the arguments ask for; null for settings (<c>--key value</c>, <c>/key value</c>, <c>key=value</c>) or none: then the bot starts.</summary>
    /// <param name="errors">A word that is no command is said there: a slip must not start the bot.</param>
    public static Func<Task<int>>? Asked(string[] args, TextWriter errors)
    {
        // The environment is what `dotnet run` puts first.
        var rest = args is ["--environment", _, .. var others] ? others : args;
        if (rest is not [{ Length: > 0 } word, .. var after] || word[0] is '-' or '/' || word.Contains('=', StringComparison.Ordinal))
        {
            return null;
        }
        if (All.FirstOrDefault(command => command.Name == word) is { } found)
        {
            return () => found.Run(after);
        }
        return async () =>
        {
            await errors.WriteLineAsync($"There is no command {word}; try one of these: {string.Join(" · ", All.Select(command => command.Example))}");
            return 2;
        };
    }
}
