using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Fake;

internal sealed partial class SlackPerson
{
    /// <summary>The form in front of the person; null when none is open.</summary>
    public View? Modal
    {
        get
        {
            lock (World.Gate)
            {
                return World.Modals.FindLast(view => view.User == Id);
            }
        }
    }

    /// <summary>What the open form says; "" when none is open.</summary>
    public string ModalWords => Modal is { } view ? Blocks.Words(view.Json) : "";

    /// <summary>What the Home tab says; "" when nothing was published.</summary>
    public string HomeWords
    {
        get
        {
            lock (World.Gate)
            {
                return World.Homes.GetValueOrDefault((Workspace.Id, Id)) is { } view ? Blocks.Words(view.Json) : "";
            }
        }
    }

    /// <summary>How often a message of the bot rang in the person's own chat with it.</summary>
    public IReadOnlyList<Deed> Rings => slack.Posted(Dm);

    /// <summary>What the person sees there, oldest first; nothing in a channel the person is not in.</summary>
    public IReadOnlyList<Seen> Sees(Room? room = null)
    {
        room ??= Dm;
        lock (World.Gate)
        {
            return room.Members.Contains(Id) ? [.. room.Messages.Where(message => message.OnlyFor is null || message.OnlyFor == Id).Select(Seen.Of)] : [];
        }
    }

    /// <summary>Waits until there is a message there with all these words.</summary>
    /// <returns>The newest of them.</returns>
    public async Task<Seen> WillSeeAsync(Room room, params string[] words)
    {
        Seen? found = null;
        try
        {
            await Eventually.Async(() => (found = Sees(room).LastOrDefault(message => words.All(message.Says))) is not null, seconds: 90);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{account.Name} never saw '{string.Join("', '", words)}' in {room.Name}, but:\n{string.Join("\n---\n", Sees(room).Select(message => message.ToString()))}");
        }
        return found!;
    }

    /// <inheritdoc cref="WillSeeAsync(Room, string[])"/>
    public Task<Seen> WillSeeAsync(params string[] words) => WillSeeAsync(Dm, words);

    /// <summary>Waits until the open form, filled in by the bot, says that.</summary>
    public Task WillSeeFormAsync(string words) => Eventually.Async(() => ModalWords.Contains(words, StringComparison.Ordinal));
}

/// <summary>A message as somebody sees it.</summary>
/// <param name="Words">All that is written on a card; the text where there are no blocks.</param>
/// <param name="Buttons">Titles, in reading order.</param>
internal sealed record Seen(string Ts, bool FromBot, string Text, string Words, IReadOnlyList<string> Buttons, bool IsEphemeral, JsonArray? Blocks, Message Source)
{
    public static Seen Of(Message message) => new(
        message.Ts, message.By is not null, message.Text, message.Blocks is null ? message.Text : Fake.Blocks.Words(message.Blocks),
        [.. Fake.Blocks.Buttons(message.Blocks).Select(one => Fake.Blocks.Title(one.Button))], message.OnlyFor is not null, message.Blocks?.DeepClone().AsArray(), message);

    public bool Says(string words) => Words.Contains(words, StringComparison.OrdinalIgnoreCase) || Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{(FromBot ? "bot" : "person")}: {Words}[{string.Join("] [", Buttons)}]";
}
