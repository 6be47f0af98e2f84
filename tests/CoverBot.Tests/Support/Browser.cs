using Microsoft.Playwright;

namespace CoverBot.Tests.Support;

/// <summary>A real headless Chromium: the one named in COVERBOT_CHROMIUM, else /usr/bin/chromium. Tests are skipped where there is none.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page in a context of its own: nothing is shared with other pages, not even what it remembers.</summary>
    public async Task<IPage> NewPageAsync(string baseAddress, BrowserNewContextOptions? options = null)
    {
        var started = await StartAsync();
        var context = await started.NewContextAsync(new(options ?? new()) { BaseURL = baseAddress });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var program = Environment.GetEnvironmentVariable("COVERBOT_CHROMIUM") ?? "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(program), $"No Chromium at {program}; name one in COVERBOT_CHROMIUM.");
        await starting.WaitAsync();
        try
        {
            playwright ??= await Microsoft.Playwright.Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
        finally
        {
            starting.Release();
        }
    }
}
