using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Support;

/// <summary>The real program in a process of its own, on a free port, with its two files in a folder; driven through the Playground's HTTP door.</summary>
internal sealed class BotProcess : IDisposable
{
    private const string Ready = "CoverBot is ready: ";

    /// <summary>The exit code of a process that was ended by SIGKILL.</summary>
    public const int Killed = 128 + 9;

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly Process process;
    private readonly HttpClient http;
    private readonly Task<string> errors;

    private BotProcess(Process process, Task<string> errors, string address)
    {
        (this.process, this.errors) = (process, errors);
        Address = address;
        http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(90) };
    }

    public string Address { get; }

    /// <summary>Its error output, once it has ended.</summary>
    public Task<string> Errors => errors;

    public bool HasEnded => process.HasExited;

    /// <param name="folder">Where the two files are, or will be.</param>
    /// <param name="fault">Where the process ends itself, such as "committed:2"; null for nowhere.</param>
    /// <param name="settings">Further settings, by their names in the environment.</param>
    public static async Task<BotProcess> StartAsync(ScratchFolder folder, string? fault = null, params (string Name, string Value)[] settings)
    {
        var (process, errors) = Start(folder, fault, settings);
        return await ReadyAsync(process, errors) ?? throw new InvalidOperationException(await errors);
    }

    /// <inheritdoc cref="StartAsync"/>
    /// <returns>Null when the fault ended it before it was ready.</returns>
    public static async Task<BotProcess?> TryStartAsync(ScratchFolder folder, string? fault, params (string Name, string Value)[] settings)
    {
        var (process, errors) = Start(folder, fault, settings);
        if (await ReadyAsync(process, errors) is { } bot)
        {
            return bot;
        }
        using (process)
        {
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == Killed, await errors);
        }
        return null;
    }

    /// <summary>Starts it and waits until it ends.</summary>
    /// <returns>What it said on its two outputs, and its exit code.</returns>
    public static async Task<(string Output, string Error, int Code)> RunAsync(ScratchFolder folder, params (string Name, string Value)[] settings)
    {
        var (process, errors) = Start(folder, null, settings);
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (await output, await errors, process.ExitCode);
        }
    }

    /// <summary>Runs one of the program's commands.</summary>
    public static Process Command(params string[] args)
    {
        var start = Program();
        start.RedirectStandardOutput = true;
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }
        return Process.Start(start)!;
    }

    /// <summary>Types as somebody. A process that ends meanwhile is no failure: what was typed is kept by the other side.</summary>
    public Task SayAsync(string person, string conversation, string text) => PostAsync("messages", new { @as = person, conversation, text });

    /// <summary>Types as somebody.</summary>
    /// <returns>What the door answered, whatever that is.</returns>
    public Task<(int Status, JsonElement Body)> TryAsync(string person, string conversation, string text) =>
        TryPostAsync("messages", new { @as = person, conversation, text });

    /// <summary>Presses the button with that code.</summary>
    /// <returns>What the door answered, whatever that is.</returns>
    public Task<(int Status, JsonElement Body)> TryPressAsync(string person, string conversation, string message, string press) =>
        TryPostAsync("presses", new { @as = person, conversation, message, press });

    /// <summary>Presses the button with that title on the newest message that has one.</summary>
    public async Task PressAsync(string person, string conversation, string title)
    {
        var (message, press) = (await MessagesAsync(person, conversation)).Reverse()
            .SelectMany(one => one.Buttons.Where(button => button.Title == title).Select(button => (one.Id, button.Press))).First();
        await PostAsync("presses", new { @as = person, conversation, message, press });
    }

    /// <summary>What the person sees in the conversation, oldest first.</summary>
    public async Task<IReadOnlyList<SeenMessage>> MessagesAsync(string person, string conversation)
    {
        var messages = await http.GetFromJsonAsync<JsonElement>($"/playground/messages?as={person}&in={conversation}");
        return [.. messages.EnumerateArray().Select(SeenMessage.Of)];
    }

    /// <param name="by">ISO 8601, such as PT4H.</param>
    public Task PushClockAsync(string by) => PostAsync("clock", new { advance = by });

    /// <summary>What the clock says that people are told.</summary>
    public async Task<Instant> NowAsync() => InstantPattern.ExtendedIso.Parse(
        (await http.GetFromJsonAsync<JsonElement>("/playground/clock")).GetProperty("now").GetString()!).Value;

    public Task ResetAsync() => PostAsync("reset", new { });

    public async Task<(int Status, JsonElement Body)> HealthAsync()
    {
        using var response = await http.GetAsync(new Uri("/health", UriKind.Relative));
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The status of <see cref="HealthAsync"/>, and whether it says that all is well.</summary>
    public async Task<(int Status, bool Ok)> WellAsync() => await HealthAsync() is var (status, body) ? (status, body.GetProperty("ok").GetBoolean()) : default;

    /// <summary>Waits until every board shows what it should.</summary>
    public Task ShownAsync() => Eventually.Async(async () => (await HealthAsync()).Body.GetProperty("laggingBoards").GetInt32() == 0, seconds: 120);

    /// <summary>A date that many days from today in London.</summary>
    public async Task<LocalDate> DayAsync(int ahead) => (await NowAsync()).InZone(London).Date.PlusDays(ahead);

    /// <summary>Pushes the clock to that time of that day in London.</summary>
    public async Task PushToAsync(LocalDate day, int hour, int minute = 0)
    {
        var to = day.At(new LocalTime(hour, minute)).InZoneLeniently(London).ToInstant();
        await PushClockAsync(FormattableString.Invariant($"PT{(to - await NowAsync()).TotalSeconds:F0}S"));
    }

    /// <summary>Pushes the clock to ten o'clock in London on the next Monday: nobody sleeps, and nobody is off.</summary>
    public async Task PushToMondayAsync() => await PushToAsync((await DayAsync(0)).With(DateAdjusters.Next(IsoDayOfWeek.Monday)), 10);

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task EndedAsync()
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(end.Token);
    }

    /// <summary>Asks it to stop, as a terminal or a service manager does.</summary>
    /// <returns>Its exit code, and what it said on its error output.</returns>
    public async Task<(int Code, string Error)> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }
        await EndedAsync();
        return (process.ExitCode, await errors);
    }

    /// <summary>SIGKILL where there are signals. Returns once nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndedAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        http.Dispose();
        process.Dispose();
    }

    private static async Task<BotProcess?> ReadyAsync(Process process, Task<string> errors)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new(process, errors, line[Ready.Length..]);
            }
        }
        return null;
    }

    private async Task<(int Status, JsonElement Body)> TryPostAsync(string path, object body)
    {
        using var response = await http.PostAsJsonAsync("/playground/" + path, body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task PostAsync(string path, object body)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/playground/" + path, body);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException error)
        {
            try
            {
                await EndedAsync();
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"the process lives, and yet '{path}' was not answered", error);
            }
        }
    }

    /// <returns>The process, and its error output, read from the start: one that complains a lot would wait for a reader before it is ready.</returns>
    private static (Process Process, Task<string> Errors) Start(ScratchFolder folder, string? fault, params (string Name, string Value)[] settings)
    {
        var start = Program();
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__Connection"] = "sqlite:" + folder.File("coverbot.db");
        start.Environment["Playground__File"] = folder.File("playground.db");
        start.Environment["COVERBOT_FAULT"] = fault;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        return (process, process.StandardError.ReadToEndAsync());
    }

    private static ProcessStartInfo Program()
    {
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CoverBot.dll"));
        return start;
    }
}

/// <summary>A message as somebody sees it.</summary>
/// <param name="Text">A person's words, or a card's one-line summary.</param>
/// <param name="Card">All words of a card, as Slack shows it; "" for a person's words.</param>
internal sealed record SeenMessage(string Id, string? Author, string Text, string Card, IReadOnlyList<(string Title, string Press)> Buttons)
{
    public static SeenMessage Of(JsonElement message)
    {
        var author = message.GetProperty("author").GetString();
        var card = message.GetProperty("slack");
        return card.ValueKind == JsonValueKind.Null
            ? new(message.GetProperty("id").GetString()!, author, message.GetProperty("text").GetString() ?? "", "", [])
            : new(message.GetProperty("id").GetString()!, author, card.GetProperty("text").GetString() ?? "", card.GetProperty("blocks").GetRawText(), [.. ButtonsOf(card)]);
    }

    private static IEnumerable<(string, string)> ButtonsOf(JsonElement card) =>
        from block in card.GetProperty("blocks").EnumerateArray()
        where block.GetProperty("type").GetString() == "actions"
        from element in block.GetProperty("elements").EnumerateArray()
        where element.GetProperty("type").GetString() == "button"
        select (element.GetProperty("text").GetProperty("text").GetString()!, element.GetProperty("value").GetString()!);
}
