using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Tests.Playground;

/// <summary>Answers a few lines the way the bot would, so that the Playground can be looked at by itself.</summary>
internal sealed class DemoDesk : IDesk
{
    private static readonly Address Ann = Person("ann");
    private static readonly Address Ben = Person("ben");
    private string offer = "";
    private string owner = "";

    public IChat? Chat { get; set; }

    /// <summary>Everything handed over, redeliveries included.</summary>
    public ConcurrentQueue<Inbound> Heard { get; } = new();

    /// <summary>Throws while this says so, after having heard.</summary>
    public Func<Inbound, bool> Fails { get; set; } = _ => false;

    /// <summary>Answers wait for this.</summary>
    public Task Pace { get; set; } = Task.CompletedTask;

    public async Task<Answer> HandleAsync(Inbound inbound, CancellationToken cancel)
    {
        Heard.Enqueue(inbound);
        if (Fails(inbound))
        {
            throw new InvalidOperationException("out of order");
        }
        await Pace.WaitAsync(cancel);
        return inbound switch
        {
            Inbound.Typed typed => await TypedAsync(typed.Text.TrimStart('/'), cancel),
            Inbound.Pressed { Press.Verb: "accept" } => await AcceptAsync(cancel),
            Inbound.Pressed { Press.Verb: "words" } => new Answer.Ask(DemoCards.Away("mon to fri")),
            Inbound.Pressed pressed => new Answer.Reply(Card.Of($"You pressed {pressed.Press.Verb}.")),
            Inbound.Submitted { Form.Verb: "add-client" } => new Answer.Silent(),
            Inbound.Submitted submitted => Submitted(submitted.Values),
            _ => new Answer.Silent(),
        };
    }

    public async Task RemindAsync() => await Chat!.PostAsync("dm-ann", Card.Of("Ben was asked again."), "said/1", CancellationToken.None);

    private async Task<Answer> TypedAsync(string text, CancellationToken cancel) => text switch
    {
        "away" => new Answer.Ask(DemoCards.Away()),
        "away mon to fri" => await AskAsync(cancel),
        "who acme" => new Answer.Public(Card.Of(Text.Of("Acme Ltd is with ").ThenBold("Ann").Then(" today."))),
        "nonsense" => new Answer.Reply(Card.Of("I did not understand that. Try: who acme"), Refused: true),
        _ => new Answer.Reply(Card.Of($"Heard: {text}")),
    };

    private async Task<Answer> AskAsync(CancellationToken cancel)
    {
        var done = (ChatResult.Done)await Chat!.PostAsync(await OpenAsync(Ben, cancel), DemoCards.Offer(""), "ask/1", cancel);
        offer = done.Id;
        owner = ((ChatResult.Done)await Chat.PostAsync(await OpenAsync(Ann, cancel), DemoCards.Owner(""), "owner", cancel)).Id;
        return new Answer.Silent();
    }

    private async Task<Answer> AcceptAsync(CancellationToken cancel)
    {
        await Chat!.EditAsync("dm-ben", offer, DemoCards.Offer("taken"), cancel);
        await Chat.EditAsync("dm-ann", owner, DemoCards.Owner("Ben"), cancel);
        await Chat.PostAsync("acme", Card.Of("Ann is away from Mon 30 Nov to Fri 4 Dec. Ben steps in; please write here as usual."), "said/2", cancel);
        return new Answer.Silent();
    }

    private static Answer Submitted(ImmutableDictionary<string, string> values) => values["when"].Length == 0
        ? new Answer.Errors(ImmutableDictionary<string, string>.Empty.Add("when", "Say when you are away, such as: mon to fri"))
        : new Answer.Reply(Card.Of($"Away {values["when"]}, clients: {values["clients"]}, tell: {values["tell"]}"));

    private async Task<string> OpenAsync(Address to, CancellationToken cancel) => ((ChatResult.Done)await Chat!.OpenAsync(to, cancel)).Id;

    private static Address.Person Person(string id) => new(new Account("playground", "playground", id));
}
