using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

internal sealed partial class TeamsPerson
{
    /// <summary>What answers to presses put in a card's place, by message: until the bot edits it.</summary>
    private readonly ConcurrentDictionary<string, (JsonObject Instead, JsonObject Of)> replaced = [];

    /// <summary>The lines that presses were answered with, oldest first.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>What the person sees there of the bot's messages, oldest first; nothing in a channel the person is not in.</summary>
    public IReadOnlyList<FakeMessage> Sees(FakeConversation? room = null)
    {
        room ??= Chat;
        lock (teams.Fake.World.Gate)
        {
            return room.Members.Contains(account) ? [.. room.Messages.Where(message => message.OnlyFor.Length == 0 || message.OnlyFor == account.Mri).Select(AsSeen)] : [];
        }
    }

    /// <summary>Waits until there is a message there with all these words.</summary>
    /// <returns>The newest of them.</returns>
    public Task<FakeMessage> WillSeeAsync(FakeConversation room, params string[] words) => Sight.WillSeeAsync(room == Chat ? Name : $"{Name} in {room.Name}", () => Sees(room), words);

    /// <inheritdoc cref="WillSeeAsync(FakeConversation, string[])"/>
    public Task<FakeMessage> WillSeeAsync(params string[] words) => WillSeeAsync(Chat, words);

    private FakeMessage AsSeen(FakeMessage message) => replaced.TryGetValue(message.Id, out var other) && ReferenceEquals(other.Of, message.Activity)
        ? message with { Activity = other.Instead } : message;
}
