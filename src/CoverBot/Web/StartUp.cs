using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Storage.Moving;
using Microsoft.Data.Sqlite;

namespace CoverBot.Web;

/// <summary>Starts, says where, and stays until it is stopped; or says in plain words why not.</summary>
internal static class StartUp
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunCoverBotAsync(this WebApplication app)
    {
        var problems = await ProblemsAsync(app);
        if (problems.Count > 0)
        {
            return Refuse([.. problems]);
        }
        await using (app)
        {
            try
            {
                if (await MoveMark.ReadAsync(app.Services.GetRequiredService<ITable>(), CancellationToken.None) is not null)
                {
                    throw new MovingException();
                }
                await app.StartAsync();
            }
            catch (MovingException)
            {
                return Refuse($"{Settings.StorageKey}: is only half filled by a move; expected is a store that is whole: run the same move again, to its end.");
            }
            catch (TableUnsureException error) when (error.IsForbidden)
            {
                return Refuse($"{Settings.StorageKey}: may be read and not written by this account key or identity; expected is a valid key, or the roles \"{AzurePreparing.TableRole}\" and \"{AzurePreparing.QueueRole}\".");
            }
            catch (TableUnsureException away) when (away.InnerException is SqliteException error)
            {
                return Refuse($"{Settings.StorageKey}: the file {SqliteStart.What(error)}; expected is a file that CoverBot may read and write: start it again then.");
            }
            catch (TableUnsureException)
            {
                return Refuse($"{Settings.StorageKey}: can't be reached at the moment; expected is a storage that answers: start it again in a while.");
            }
            catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                return Refuse($"ASPNETCORE_URLS: {error.Message.TrimEnd('.')}; expected is a free one, such as http://127.0.0.1:5081.");
            }
            app.Services.GetRequiredService<Begun>().IsSo = true;
            Console.WriteLine($"CoverBot is ready: {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
    }

    /// <summary>All that is wrong, of settings and of what they name.</summary>
    private static async Task<IReadOnlyList<string>> ProblemsAsync(WebApplication app) =>
    [
        .. Settings.Problems(app.Configuration, app.Environment.IsDevelopment()),
        .. app.Services.GetServices<ISettingsCheck>().SelectMany(check => check.Problems()),
        .. Settings.Storage(app.Configuration) is null ? [] : await StoreProblemsAsync(app.Services),
    ];

    private static async Task<IReadOnlyList<string>> StoreProblemsAsync(IServiceProvider services)
    {
        if (services.GetService<AzureStorage>() is { } account)
        {
            return [.. (await account.PrepareAsync(CancellationToken.None)).Select(problem => $"{Settings.StorageKey}: {problem}")];
        }
        try
        {
            services.GetRequiredService<SqliteFile>();
            return [];
        }
        catch (StorageStartException error)
        {
            return [error.Message];
        }
    }

    private static int Refuse(params string[] sentences)
    {
        Console.Error.WriteLine("CoverBot can't start:");
        foreach (var sentence in sentences)
        {
            Console.Error.WriteLine("- " + sentence);
        }
        return 1;
    }
}

/// <summary>Whether the host has started.</summary>
internal sealed class Begun
{
    public bool IsSo { get; set; }
}
