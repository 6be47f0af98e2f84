using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Playground;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CoverBot.Tests.Playground;

[Trait("kind", "rule")]
public sealed class PlaygroundWorldTests : IDisposable
{
    private static readonly Instant At = DemoClock.Start;
    private static readonly Card Hello = Card.Of("Hello");
    private readonly ScratchFolder folder = new();
    private readonly WorldFile file;

    public PlaygroundWorldTests()
    {
        file = Open();
        file.Write(run =>
        {
            WorldPeople.Add(run, new("ann", "Ann", "Ann Miller", "Europe/London", "VA", false, ["away"]), 0);
            WorldPeople.Add(run, new("ben", "Ben", "Ben Fischer", "Europe/Berlin", "Backup", false, []), 1);
            WorldPeople.Add(run, new("dana", "Dana", "Dana Reed", "Europe/London", "Client", true, []), 2);
            WorldPeople.AddConversation(run, new("acme", "acme", null), 1, ["ann", "ben", "dana"]);
            return true;
        });
    }

    private WorldMessages Messages => new(file);

    private WorldPeople People => new(file);

    private PlaygroundChat Chat => new(People, Messages, new WorldEvents(), new DemoClock());

    [Fact]
    public void A_card_of_every_kind_of_block_is_read_back_as_it_was_posted()
    {
        var card = new Card("All", [
            new Block.Heading("Title"), new Block.Paragraph(new([new Span.Words("a", true), new Span.Moment(At, "now"),
                new Span.Person(new("playground", "playground", "ann"), "Ann"), new Span.Channel(new("playground", "playground", "acme"), "acme")])),
            new Block.Note("n"), new Block.Quote("q"), new Block.Bullets(["x", "y"]), new Block.Table([["1", "2"]]), new Block.Divider(),
            new Block.Buttons([new("Accept", Press.Of("accept", "a|b~c"), ButtonStyle.Primary)])]);

        Messages.Post("acme", card, "m", At);

        Assert.Equal(card, Assert.Single(Messages.In("acme", "ann", 10)).Card);
    }

    [Fact]
    public async Task An_edited_message_keeps_its_id_and_place_and_counts_its_edits()
    {
        var id = Messages.Post("acme", Hello, "k", At);
        Messages.Post("acme", Card.Of("Next"), "l", At);

        var result = await Chat.EditAsync("acme", id, Card.Of("Changed"), CancellationToken.None);

        var first = Messages.In("acme", "ann", 10)[0];
        Assert.Equal(new ChatResult.Done(id), result);
        Assert.Equal((id, "Changed", 1), (first.Id, first.Card!.Summary, first.Edits));
    }

    [Fact]
    public async Task A_message_is_found_by_its_mark_only_in_its_conversation_and_only_while_it_is_there()
    {
        var id = Messages.Post("acme", Hello, "mark-1", At);

        Assert.Equal(new ChatResult.Done(id), await Chat.LookUpAsync("acme", "mark-1", NodaConstants.UnixEpoch, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await Chat.LookUpAsync("dm-ann", "mark-1", NodaConstants.UnixEpoch, CancellationToken.None));
        Assert.Equal(new ChatResult.Done(id), await Chat.DeleteAsync("acme", id, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await Chat.LookUpAsync("acme", "mark-1", NodaConstants.UnixEpoch, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await Chat.EditAsync("acme", id, Hello, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await Chat.DeleteAsync("acme", id, CancellationToken.None));
    }

    [Fact]
    public async Task A_client_has_no_own_chat_with_the_bot_and_an_unknown_channel_cannot_be_opened()
    {
        Assert.Equal(new ChatResult.Done("dm-ben"), await Chat.OpenAsync(Person("ben"), CancellationToken.None));
        Assert.Equal(new ChatResult.Unreachable("not_installed"), await Chat.OpenAsync(Person("dana"), CancellationToken.None));
        Assert.IsType<ChatResult.Unreachable>(await Chat.OpenAsync(new Address.Room(new("slack", "t", "acme")), CancellationToken.None));
        Assert.IsType<ChatResult.Unreachable>(await Chat.PostAsync("nowhere", Hello, "k", CancellationToken.None));
    }

    [Fact]
    public async Task The_channel_with_a_client_in_it_is_shared_outside()
    {
        var people = new PlaygroundPeople(People);

        Assert.Equal(new ChannelInfo("acme", SharedOutside: true), await people.ChannelAsync(new("playground", "playground", "acme"), CancellationToken.None));
        Assert.Null(await people.ChannelAsync(new("playground", "playground", "dm-ann"), CancellationToken.None));
        Assert.Equal(["ann", "ben", "dana"], (await people.MembersAsync(new("playground", "playground", "acme"), CancellationToken.None)).Select(one => one.User));
        Assert.Equal("Europe/Berlin", (await people.FindAsync(new("playground", "playground", "ben"), CancellationToken.None))!.ZoneId);
        Assert.Null(await people.FindAsync(new("slack", "t", "ben"), CancellationToken.None));
    }

    [Fact]
    public void An_answer_is_shown_once_however_often_it_is_given()
    {
        var deliveries = new WorldDeliveries(file);
        var delivery = file.Write(run => deliveries.Add(run, "ben", "acme", new(Text: "/who"), At, quiet: false));

        deliveries.Settle(delivery, new Answer.Reply(Hello), At);
        deliveries.Settle(delivery, new Answer.Reply(Hello), At);

        Assert.Equal("ben", Assert.Single(Messages.In("acme", "ben", 10)).SeenBy);
        Assert.Empty(Messages.In("acme", "ann", 10));
        Assert.Empty(deliveries.Waiting());
    }

    [Fact]
    public void An_action_that_was_not_acknowledged_is_there_with_the_same_id_after_a_restart()
    {
        var values = ImmutableDictionary<string, string>.Empty.Add("when", "mon to fri");
        var deliveries = new WorldDeliveries(file);
        var before = file.Write(run => deliveries.Add(run, "ben", "dm-ben", new(Press: "away", Values: values), At, quiet: false));
        file.Dispose();

        using var again = Open();
        var after = Assert.Single(new WorldDeliveries(again).Waiting());

        Assert.Equal((before.Id, before.At, "mon to fri"), (after.Id, after.At, after.Body.Values!["when"]));
    }

    [Fact]
    public void Messages_by_others_are_unread_until_read_and_an_edit_rings_nobody()
    {
        var id = Messages.Post("acme", Hello, "k", At);
        Assert.Equal(1, Messages.Unread("ann")["acme"]);

        Messages.MarkRead("acme", "ann", WorldMessage.NumberOf(id));
        Messages.Edit("acme", id, Card.Of("Changed"), At);

        Assert.Empty(Messages.Unread("ann"));
        Assert.Equal(1, Messages.Unread("dana")["acme"]);
    }

    [Fact]
    public void An_id_is_never_used_again_after_starting_over()
    {
        var before = Messages.Post("acme", Hello, "k", At);
        file.Write(run => run.Do(WorldSchema.Clear));

        Assert.NotEqual(before, Messages.Post("acme", Hello, "k", At));
    }

    public void Dispose()
    {
        file.Dispose();
        folder.Dispose();
    }

    private static Address.Person Person(string id) => new(new Account("playground", "playground", id));

    private WorldFile Open() => new(Options.Create(new PlaygroundOptions { File = folder.File("world.db") }));
}
