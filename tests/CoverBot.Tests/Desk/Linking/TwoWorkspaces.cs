using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Support;
using NodaTime;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Tests.Desk.Linking;

/// <summary>A desk with the real rules before two workspaces, T1 and T2; Ann and Bob are in every channel of both.</summary>
internal sealed class TwoWorkspaces(TempStore store) : IDisposable
{
    /// <summary>Counted for all desks: several stand before one store.</summary>
    private static int deliveries;

    public static CrewId First { get; } = Ids.Crew("playground", "T1");

    public static CrewId Second { get; } = Ids.Crew("playground", "T2");

    public static CrewId Third { get; } = Ids.Crew("playground", "T3");

    public OneDesk Desk { get; } = new(store, Rules.OfTheDomain, people: ["ann", "bob"]);

    /// <summary>The team of T1, with Ann as its lead.</summary>
    public async Task<TwoWorkspaces> SetUpAsync()
    {
        await SayAsync("T1", "channel here", "team");
        return this;
    }

    /// <summary>Ann, or somebody else, says it, in a channel or ("") in her own chat.</summary>
    public async Task<string> SayAsync(string tenant, string text, string channel = "", string? delivery = null, string who = "ann")
    {
        var answer = await Desk.Get<IDesk>().HandleAsync(new Inbound.Typed(
            delivery ?? $"d{Interlocked.Increment(ref deliveries)}", new Account("playground", tenant, who), channel.Length == 0 ? null : new ChannelRef("playground", tenant, channel), store.Now, "", text), CancellationToken.None);
        return answer is Answer.Reply reply ? reply.Card.Plain : answer.ToString();
    }

    /// <summary>A crew has decided to take in a workspace, by Ann; its process ends before anything else is done.</summary>
    public async Task JoinAloneAsync(CrewId crew, string tenant)
    {
        await Desk.QuietAsync();
        var lead = (await StateAsync(crew)).Settings.Leads[0];
        var ann = new Account("playground", tenant, "ann");
        var facts = new ChannelFacts(new("playground", tenant, "helpers"), "helpers", false, [new(Ids.Member(ann), ann, "ann", "ann", "Europe/London")]);
        await Desk.Get<Ticks>().DecideAsync(crew, new Command.OfferLink(lead, new("K7QD-4MHX", "hash")), CancellationToken.None);
        var joined = await Desk.Get<Ticks>().DecideAsync(crew, new Command.JoinSide(Ids.Member(ann), ann, "hash", true, facts, null), CancellationToken.None);
        Assert.True(joined.Changed);
    }

    public async Task PressAsync(Press press) => await Desk.Get<IDesk>().HandleAsync(
        new Inbound.Pressed($"p{Interlocked.Increment(ref deliveries)}", new Account("playground", "T1", "ann"), null, store.Now, "", press, null), CancellationToken.None);

    public static string CodeIn(string shown) => shown.Split("link ")[1][..9];

    public async Task<string> CodeAsync() => CodeIn(await SayAsync("T1", "link"));

    public async Task<CrewState> StateAsync(CrewId crew) => (await Desk.Get<CrewStore>().LoadAsync(crew, CancellationToken.None)).State;

    public void Dispose() => Desk.Dispose();
}
