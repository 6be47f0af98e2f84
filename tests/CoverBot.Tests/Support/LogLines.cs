using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Support;

/// <summary>Keeps every line that is logged, exceptions written out.</summary>
internal sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public LogLines()
        : this(new())
    {
    }

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + exception);
}
