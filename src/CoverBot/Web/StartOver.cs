using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Storage;

namespace CoverBot.Web;

/// <summary>Forgets everything the bot knows.</summary>
internal sealed class StartOver(Work work, SqliteFile file, PushedClock clock, CrewStore store, CrewDirectory directory, CrewRunner runner, BrokenBoards broken, Parked parked) : IReset
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task ResetAsync(CancellationToken cancel)
    {
        try
        {
            if (!await work.CloseAsync(Patience))
            {
                throw new TimeoutException("what was under way did not end in time");
            }
            await file.EmptyAsync(cancel);
            await clock.UnpushAsync(cancel);
            store.Forget();
            directory.Forget();
            runner.Forget();
            broken.Forget();
            parked.Forget();
        }
        finally
        {
            work.Open();
        }
    }
}
