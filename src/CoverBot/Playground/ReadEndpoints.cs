using System.Runtime.CompilerServices;
using CoverBot.Desk;
using CoverBot.Rendering;

namespace CoverBot.Playground;

/// <summary>What the page asks for: the world as one person sees it, a conversation's messages, and changes as they happen.</summary>
internal static class ReadEndpoints
{
    /// <summary>The newest messages of a conversation that a page shows.</summary>
    private const int MostMessages = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/world", World);
        routes.MapGet("/messages", Messages);
        routes.MapGet("/events", (WorldEvents events, IHostApplicationLifetime life, HttpContext http) =>
            TypedResults.ServerSentEvents(Changes(events, life, http.RequestAborted), eventType: "changed"));
    }

    private static IResult World(string? @as, WorldPeople people, WorldMessages messages, IClockControl clock)
    {
        var me = @as is null ? null : people.Find(@as);
        var unread = me is null ? new Dictionary<string, int>() : messages.Unread(me.Id);
        var conversations = me is null ? [] : people.Of(me.Id);
        return Json(new WorldView(
            clock.Now,
            [.. people.All().Select(one => new PersonView(one.Id, one.Name, one.FullName, one.Zone, one.Role, one.Outsider, one.Tries, messages.Unread(one.Id).Values.Sum()))],
            [.. conversations.Select(one => new ConversationView(
                one.Id, one.Owner is null ? "#" + one.Name : one.Name, one.Owner is not null, unread.GetValueOrDefault(one.Id),
                [.. people.Members(one.Id).Select(member => member.Name)]))]));
    }

    private static IResult Messages(string? @as, string? @in, WorldPeople people, WorldMessages messages)
    {
        if (people.Readable(@as ?? "", @in ?? "") is not { } conversation)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "That person is not in that conversation.");
        }
        return Json(messages.In(conversation.Id, @as!, MostMessages).Select(message => new MessageView(
            message.Id, message.Author, message.SeenBy is not null && conversation.Owner is null, message.Text,
            message.Card is null ? null : AdaptiveCards.Of(message.Card), message.Card is null ? null : SlackBlocks.Of(message.Card),
            message.CreatedAt, message.EditedAt, message.Edits)));
    }

    /// <summary>Ends with the host: an open page must not hold up its stopping.</summary>
    private static async IAsyncEnumerable<string> Changes(
        WorldEvents events, IHostApplicationLifetime life, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        var changes = events.ListenAsync(either.Token).GetAsyncEnumerator(either.Token);
        await using (changes)
        {
            while (await NextAsync(changes))
            {
                yield return changes.Current;
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<string> changes)
    {
        try
        {
            return await changes.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static IResult Json<T>(T value) => Results.Json(value, NeutralJson.Options);
}
