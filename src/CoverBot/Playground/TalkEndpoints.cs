using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Playground;

/// <summary>What people do: type, press, send a form off, read. Each waits for the bot's answer, as a platform does.</summary>
internal static class TalkEndpoints
{
    /// <summary>The longest text taken, in characters: more than the bot reads, so that it is the bot that says so.</summary>
    private const int MostText = 12_000;

    private const string WantsMessage = """Send {"as": "ann", "conversation": "acme", "text": "…"}.""";
    private const string WantsWords = "A message has between 1 and 12,000 characters; write for example: help";
    private const string WantsPress = """Send {"as": "ann", "conversation": "dm-ann", "message": "m1", "press": "…"}.""";
    private const string WantsForm = """Send {"as": "ann", "conversation": "dm-ann", "form": "…", "values": {"key": "value"}}.""";
    private const string WantsRead = """Send {"as": "ann", "conversation": "acme", "message": "m1"}.""";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/messages", (HttpRequest request, Talk talk) => Problem.ReadAsync<MessageBody>(request, WantsMessage, talk.TypeAsync));
        routes.MapPost("/presses", (HttpRequest request, Talk talk) => Problem.ReadAsync<PressBody>(request, WantsPress, talk.PressAsync));
        routes.MapPost("/forms", (HttpRequest request, Talk talk) => Problem.ReadAsync<FormBody>(request, WantsForm, talk.SubmitAsync));
        routes.MapPost("/read", (HttpRequest request, Talk talk) => Problem.ReadAsync<ReadBody>(request, WantsRead, talk.ReadAsync));
    }

    internal sealed record MessageBody(string? As, string? Conversation, string? Text);

    internal sealed record PressBody(string? As, string? Conversation, string? Message, string? Press);

    internal sealed record FormBody(string? As, string? Conversation, string? Form, ImmutableDictionary<string, string>? Values);

    internal sealed record ReadBody(string? As, string? Conversation, string? Message);

    /// <summary>Checks who and where, then goes through the door. What the bot does is not given up when the page goes away.</summary>
    internal sealed class Talk(WorldPeople people, WorldMessages messages, PlaygroundDoor door, PlaygroundGate gate, IHostApplicationLifetime life)
    {
        public Task<IResult> TypeAsync(MessageBody body) => body.Text?.Trim() is not { } text
            ? Bad(WantsMessage)
            : text.Length is 0 or > MostText ? Bad(WantsWords)
            : InsideAsync(body.As, body.Conversation, (person, where) => door.TypeAsync(person, where, text, life.ApplicationStopping));

        public Task<IResult> PressAsync(PressBody body) => Press.Parse(body.Press) is null
            ? Bad(WantsPress)
            : InsideAsync(body.As, body.Conversation, async (person, where) =>
                await door.ActAsync(person, where, new(Press: body.Press, On: body.Message), life.ApplicationStopping));

        public Task<IResult> SubmitAsync(FormBody body) => Press.Parse(body.Form) is null || body.Values is null
            ? Bad(WantsForm)
            : InsideAsync(body.As, body.Conversation, async (person, where) =>
                await door.ActAsync(person, where, new(Press: body.Form, Values: body.Values), life.ApplicationStopping));

        public Task<IResult> ReadAsync(ReadBody body) => InsideAsync(body.As, body.Conversation, (person, where) =>
        {
            messages.MarkRead(where.Id, person, WorldMessage.NumberOf(body.Message ?? ""));
            return Task.FromResult<Answer?>(null);
        });

        private async Task<IResult> InsideAsync(string? person, string? conversation, Func<string, WorldConversation, Task<Answer?>> act)
        {
            await gate.EnterAsync(life.ApplicationStopping);
            try
            {
                return people.Readable(person ?? "", conversation ?? "") is { } where
                    ? Done(await act(person!, where))
                    : Problem.Bad("That person is not in that conversation.");
            }
            catch (PlaygroundBusyException busy)
            {
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, busy.Message);
            }
            finally
            {
                gate.Leave();
            }
        }

        private static IResult Done(Answer? answer) => Results.Json(
            answer switch
            {
                Answer.Ask ask => new DoneView(Form: ask.Form, FormCode: ask.Form.Press.Code),
                Answer.Errors errors => new DoneView(Errors: errors.ByField),
                Answer.Reply reply => new DoneView(Refused: reply.Refused),
                _ => new DoneView(),
            },
            NeutralJson.Options);

        private static Task<IResult> Bad(string sentence) => Task.FromResult(Problem.Bad(sentence));
    }
}
