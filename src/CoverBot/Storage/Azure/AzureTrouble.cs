using Azure;
using Azure.Identity;

namespace CoverBot.Storage.Azure;

/// <summary>What the service's errors mean.</summary>
internal static class AzureTrouble
{
    /// <summary>Whether there was no answer that says what became of it, at the last try.</summary>
    /// <param name="cancel">The caller's: giving up oneself is no trouble of the service.</param>
    public static bool IsUnsure(Exception error, CancellationToken cancel) => error switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        OperationCanceledException => !cancel.IsCancellationRequested,
        AggregateException several => several.InnerExceptions.All(one => IsUnsure(one, cancel)),
        IOException or HttpRequestException or AuthenticationFailedException => true,
        _ => false,
    };

    /// <summary>Whether the account may not do it. A missing right and a wrong key are both said this way.</summary>
    public static bool IsForbidden(RequestFailedException error) => error.Status is 401 or 403;

    /// <exception cref="TableUnsureException">The service gave no answer, or does not let this process in any more: people may give it back its right, and nothing of ours is at fault.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (IsUnsure(error, cancel))
        {
            throw new TableUnsureException("the storage account gave no answer", error);
        }
        catch (RequestFailedException refused) when (IsForbidden(refused))
        {
            throw new TableUnsureException("the storage account refuses this key or identity", refused) { IsForbidden = true };
        }
    }
}
