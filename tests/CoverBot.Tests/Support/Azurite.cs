using System.Diagnostics;
using System.Globalization;

namespace CoverBot.Tests.Support;

/// <summary>
/// Microsoft's emulator of the storage service, in a process and in memory of its own, on free ports. Every store has an account of its own in it, so that nobody meets
/// anybody else's rows. It needs a newer Node than the other scripts.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>Any key does, as long as both sides know it.</summary>
    private const string Key = "Y292ZXJib3Q=";

    /// <summary>More than one run asks for.</summary>
    private const int Accounts = 999;

    private readonly NodeScripts scripts = new();
    private readonly Dictionary<string, Uri> services = [];
    private Process? process;
    private int used;

    public async ValueTask InitializeAsync()
    {
        await scripts.InitializeAsync();
        string[] arguments =
        [
            "--require", "./narrow-queries.cjs", "node_modules/azurite/dist/src/azurite.js", "--silent", "--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        var start = new ProcessStartInfo(NodeScripts.NewerNode, arguments) { WorkingDirectory = NodeScripts.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{Key}"));
        process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (services.Count < 3)
        {
            Heard(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await errors));
        }
        // What it says later is not looked at, but has to go somewhere.
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Tables => services["Table"];

    public Uri Queues => services["Queue"];

    /// <summary>An account that nobody has used.</summary>
    public string NewConnection() => ConnectionThrough(Tables, Queues);

    /// <inheritdoc cref="NewConnection"/>
    /// <param name="tables">Where the table service is to be found.</param>
    /// <param name="queues">Where the queue service is to be found.</param>
    public string ConnectionThrough(Uri tables, Uri queues)
    {
        var account = Name(Interlocked.Increment(ref used));
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};TableEndpoint={tables}{account};QueueEndpoint={queues}{account}";
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Heard(string line)
    {
        if (line.Split(' ') is ["Azurite", var service, .., "listening", "at", var address])
        {
            services[service] = new Uri(address);
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"covers{number:D3}");
}

/// <summary>The classes that share one emulator. They run one after another, side by side with all others.</summary>
[CollectionDefinition(nameof(OnAzurite))]
public sealed class OnAzurite : ICollectionFixture<Azurite>;
