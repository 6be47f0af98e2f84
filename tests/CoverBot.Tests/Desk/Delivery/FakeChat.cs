using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>A chat that does what it is asked, unless a test has put trouble in its way.</summary>
internal sealed class FakeChat : IChat
{
    private readonly List<(string On, ChatResult? Answer, bool Done)> _trouble = [];

    public ChatRoom Room { get; } = new();

    public bool LooksUp { get; set; } = true;

    /// <summary>Every call, in order: <c>post Ben covers</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Called as a call arrives.</summary>
    public Action<string> Arrives { get; set; } = _ => { };

    /// <summary>Called when whoever waits for a call that is never answered gives it up.</summary>
    public Action GaveUp { get; set; } = () => { };

    public string Platform => "slack";

    /// <summary>The next call that starts with <paramref name="on"/> is done, but its answer gets lost.</summary>
    public void LoseAnswer(string on) => _trouble.Add((on, new ChatResult.Unsure(), true));

    /// <summary>The next call that starts with <paramref name="on"/> gets lost on its way.</summary>
    public void Lose(string on) => _trouble.Add((on, new ChatResult.Unsure(), false));

    /// <summary>The next call that starts with <paramref name="on"/> gets lost on its way, and no connection breaks: it lasts until it is given up.</summary>
    public void Hang(string on) => _trouble.Add((on, null, false));

    /// <summary>The next call that starts with <paramref name="on"/> is not done.</summary>
    public void Refuse(string on, int seconds = 0) => _trouble.Add((on, new ChatResult.NotDone(Duration.FromSeconds(seconds)), false));

    /// <summary>The next call that starts with <paramref name="on"/> is looked at and refused.</summary>
    public void TurnDown(string on) => _trouble.Add((on, new ChatResult.Refused(), false));

    /// <summary>The next call that starts with <paramref name="on"/> meets a closed door.</summary>
    public void Close(string on, string reason = "blocked") => _trouble.Add((on, new ChatResult.Unreachable(reason), false));

    public bool CanLookUp(Address to) => LooksUp;

    public Task<ChatResult> OpenAsync(Address to, CancellationToken cancel) =>
        Do("open " + Sample.Conversation(to), () => new ChatResult.Done(Sample.Conversation(to)), cancel);

    public Task<ChatResult> PostAsync(string conversation, Card card, string mark, CancellationToken cancel) =>
        Do("post " + card.Plain, () => Room.Post(conversation, card.Plain, mark), cancel);

    public Task<ChatResult> EditAsync(string conversation, string message, Card card, CancellationToken cancel) =>
        Do("edit " + card.Plain, () => Room.Edit(message, card.Plain), cancel);

    public Task<ChatResult> DeleteAsync(string conversation, string message, CancellationToken cancel) =>
        Do("delete " + message, () => Room.Delete(message), cancel);

    public Task<ChatResult> LookUpAsync(string conversation, string mark, Instant since, CancellationToken cancel) =>
        Do("look up in " + conversation, () => Room.LookUp(conversation, mark), cancel);

    private Task<ChatResult> Do(string call, Func<ChatResult> effect, CancellationToken cancel)
    {
        Calls.Add(call);
        Arrives(call);
        var index = _trouble.FindIndex(trouble => call.StartsWith(trouble.On, StringComparison.Ordinal));
        if (index < 0)
        {
            return Task.FromResult(effect());
        }
        var (_, answer, done) = _trouble[index];
        _trouble.RemoveAt(index);
        if (done)
        {
            effect();
        }
        return answer is null ? NeverAsync(cancel) : Task.FromResult(answer);
    }

    private async Task<ChatResult> NeverAsync(CancellationToken cancel)
    {
        var never = new TaskCompletionSource<ChatResult>();
        await using var _ = cancel.Register(() =>
        {
            GaveUp();
            never.SetCanceled(cancel);
        });
        return await never.Task;
    }
}
