namespace CoverBot.Storage;

/// <summary>
/// Keeps a second process away from a file, by an open handle on <c>&lt;file&gt;-lock</c>. The operating system drops it with the process, however that ends,
/// so what is left on disk never blocks anybody; it is not deleted, because a deleted name could be locked twice.
/// </summary>
internal static class ProcessLock
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int DiskFull = unchecked((int)0x80070070);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int UnixDiskFull = 28;
    private const int WriteProtected = unchecked((int)0x80070013);
    private const int UnixReadOnly = 30;

    public static FileStream Take(string path)
    {
        try
        {
            return new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw SqliteStart.Refused(path, What(error), error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw SqliteStart.Refused(path, "cannot be written by the account CoverBot runs as", error);
        }
    }

    private static string What(IOException error) => error.HResult switch
    {
        SharingViolation or LinuxWouldBlock or MacWouldBlock => "is in use by another CoverBot (stop that one first, or give this one a file of its own)",
        DiskFull or UnixDiskFull => "cannot be written because the disk is full",
        WriteProtected or UnixReadOnly => "is on a disk that is read-only",
        _ => $"cannot be locked ({error.Message})",
    };
}
