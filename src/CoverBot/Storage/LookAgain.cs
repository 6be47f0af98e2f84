namespace CoverBot.Storage;

/// <summary>
/// Writes whose answers may be lost. What is sent again then, by us or by the service's own client, meets what is there already: so each try looks first, and
/// writes only what is missing.
/// </summary>
internal static class LookAgain
{
    /// <summary>How often it is looked at again. Somebody else who writes all the time is heard of after that.</summary>
    private const int Patience = 5;

    /// <param name="write">Reads what is there, and writes what is missing.</param>
    /// <param name="patience">How often it is looked at again.</param>
    public static async Task WriteAsync(Func<Task> write, int patience = Patience)
    {
        for (var left = patience; ; left--)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception error) when (left > 0 && error is (TableUnsureException { IsForbidden: false } or TableConflictException))
            {
                // Written or not: the next look tells.
            }
        }
    }
}
