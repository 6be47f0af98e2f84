using System.Text.Json;
using CoverBot.Domain.Cards;
using CoverBot.Tests.Desk.Kills;
using CoverBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CoverBot.Tests.Stories.Input;

/// <summary>One real program for all tests of a class, at ten o'clock on a Monday.</summary>
public sealed class OneBot : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();
    private BotProcess? bot;

    internal BotProcess Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        bot = await BotProcess.StartAsync(folder);
        await bot.PushToMondayAsync();
        await bot.ShownAsync();
    }

    public ValueTask DisposeAsync()
    {
        bot?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Types it.</summary>
    internal async Task<Said> SayAsync(string person, string conversation, string text)
    {
        var (status, body) = await Bot.TryAsync(person, conversation, text);
        return status == 200
            ? new(body.GetProperty("refused").GetBoolean(), body.GetProperty("form").ValueKind == JsonValueKind.Null ? LastAnswer() : null, "")
            : new(true, null, body.GetProperty("error").GetString()!);
    }

    /// <summary>Everything the bot knows, but for answers kept for redeliveries and what is known of messages in the chats.</summary>
    public string Knows()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("coverbot.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select partition || ' ' || key || ' ' || columns from rows where key not like 'seen|%' and key not like 'board|%' order by 1";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }
        return string.Join('\n', rows);
    }

    private Card? LastAnswer()
    {
        using var world = new WorldBook(folder.File("playground.db"));
        return world.LastAnswer();
    }
}

/// <param name="Card">Null when a form opened, when only cards tell the outcome, or when the door itself refused.</param>
/// <param name="Error">The door's own sentence; "" when the bot answered.</param>
internal sealed record Said(bool Refused, Card? Card, string Error);
