using System.Text;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Cards;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Bulletins;

/// <summary>One scenario, step by step: after each step every answer, and every message that is new or reads differently.</summary>
/// <param name="look">Called after each step.</param>
internal sealed class Walk(StringBuilder text, World world, Action<World>? look = null)
{
    private readonly Dictionary<Message, string> shown = world.Messages.ToDictionary(message => message, message => message.Plain);

    public World World { get; } = world;

    public Walk Says(string who, string line, string room = "")
    {
        World.Says(who, line, room);
        return Step($"{who}{(room.Length > 0 ? $" in #{room}" : "")}: {line}", who);
    }

    public Walk Presses(string who, string button, string room = "")
    {
        World.Presses(who, button, room);
        return Step($"{who}{(room.Length > 0 ? $" in #{room}" : "")} presses [{button}]", who);
    }

    public Walk Sends(string who, params (string Key, string Value)[] values)
    {
        World.Sends(who, values);
        return Step($"{who} sends {string.Join(", ", values.Select(value => $"{value.Key} = {value.Value}"))}", who);
    }

    public Walk Invites(string who, string room)
    {
        World.Invites(who, room);
        return Step($"{who} invites the bot to #{room}", who);
    }

    public Walk Until(string local)
    {
        World.Until(local);
        return Step($"it is {local} in London", null);
    }

    public Walk Does(string what, Action<World> act)
    {
        act(World);
        return Step(what, null);
    }

    private Walk Step(string what, string? who)
    {
        text.Append("\n--- ").Append(what).Append('\n');
        if (who is not null && Answer(World.Answer(who)) is { Length: > 0 } answer)
        {
            text.Append("\n> ").AppendJoin("\n> ", answer.Split('\n')).Append('\n');
        }
        foreach (var message in World.Messages)
        {
            var isNew = !shown.TryGetValue(message, out var old);
            if (isNew || old != message.Plain)
            {
                text.Append('\n').Append(message.Key).Append(" → ").Append(World.Place(message.To)).Append(isNew ? message.Rings ? "" : " (silent)" : " (edited)").Append('\n');
                text.Append("  ").AppendJoin("\n  ", message.Plain.Split('\n')).Append('\n');
                shown[message] = message.Plain;
            }
        }
        look?.Invoke(World);
        return this;
    }

    private static string Answer(Answer answer) => answer switch
    {
        Answer.Reply reply => reply.Card.Plain,
        Answer.Public open => open.Card.Plain,
        Answer.Ask ask => $"({ask.Form.Title})\n" + string.Join('\n', ask.Form.Fields.Select(Field)) + $"\n({ask.Form.Send})",
        Answer.Errors errors => string.Join('\n', errors.ByField.Select(error => $"{error.Key}: {error.Value}")),
        _ => "",
    };

    private static string Field(Field field) => field switch
    {
        Field.Words words => words.Text.Plain,
        Field.Choice choice => $"{choice.Label} [{string.Join(" / ", choice.Options.Select(option => (choice.Picked.Contains(option.Value) ? "*" : "") + option.Title))}]",
        Field.Tick tick => $"[{(tick.Ticked ? "x" : " ")}] {tick.Label}",
        Field.Line line => $"{line.Label} [{line.Value}]{(line.Hint.Length > 0 ? $" ({line.Hint})" : "")}",
        Field.Day day => $"{day.Label} [{day.Value}]",
        _ => field.Label,
    };

    public static Walk Begin(string title, StringBuilder text, World world, Action<World>? look)
    {
        text.Append(text.Length == 0 ? "" : "\n\n").Append("=== ").Append(title).Append(" ===\n");
        return new Walk(text, world, look);
    }
}
