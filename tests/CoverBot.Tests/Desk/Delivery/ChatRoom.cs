using System.Globalization;
using CoverBot.Desk;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>A chat's server: what people see there.</summary>
internal sealed class ChatRoom
{
    private readonly Dictionary<string, int> _posts = [];

    /// <summary>In the order in which they appeared; deleted ones are gone.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>Each message and edit that anybody could have seen, in order.</summary>
    public List<string> Seen { get; } = [];

    public ChatResult Post(string conversation, string words, string mark)
    {
        var number = _posts[conversation] = _posts.GetValueOrDefault(conversation) + 1;
        var message = new Message(string.Create(CultureInfo.InvariantCulture, $"{conversation} {number}"), conversation, mark) { Words = words };
        Messages.Add(message);
        Seen.Add($"{conversation}: {words}");
        return new ChatResult.Done(message.Id);
    }

    public ChatResult Edit(string id, string words)
    {
        if (Messages.Find(message => message.Id == id) is not { } message)
        {
            return new ChatResult.Gone();
        }
        message.Words = words;
        Seen.Add($"{id} is now {words}");
        return new ChatResult.Done(id);
    }

    public ChatResult Delete(string id) => Messages.RemoveAll(message => message.Id == id) > 0 ? new ChatResult.Done(id) : new ChatResult.Gone();

    public ChatResult LookUp(string conversation, string mark) =>
        Messages.Find(message => message.Conversation == conversation && message.Mark == mark) is { } found ? new ChatResult.Done(found.Id) : new ChatResult.Gone();

    public sealed record Message(string Id, string Conversation, string Mark)
    {
        public string Words { get; set; } = "";
    }
}
