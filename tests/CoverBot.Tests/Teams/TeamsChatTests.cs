using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams;

[Trait("kind", "contract")]
public sealed class TeamsChatTests : IAsyncLifetime
{
    private static readonly Card Card = new("Ben covers Acme.", [new Block.Paragraph("Ben covers Acme."), new Block.Buttons([new Button("Accept", new Press("cover.accept", []))])]);

    private OneTeams one = null!;
    private FakePerson ben = null!;
    private FakeConversation acme = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneTeams.StartAsync();
        ben = one.Fake.Person("Ben Ortiz");
        acme = one.Fake.Channel("Acme", [ben]);
        await one.HearAsync(ben);
        await one.HearAsync(acme);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(one.World.Complaints);
        await one.DisposeAsync();
    }

    [Fact]
    public async Task A_person_s_own_chat_is_opened_once_and_a_channel_needs_no_opening()
    {
        var chat = one.Fake.Chat(ben);

        Assert.Equal(new ChatResult.Done($"{one.Fake.Home}/{chat.Id}"), await OpenAsync());
        Assert.Equal(new ChatResult.Done($"{one.Fake.Home}/{chat.Id}"), await OpenAsync());
        Assert.Equal(new ChatResult.Done($"{one.Fake.Home}/{acme.Id}"), await one.Chat.OpenAsync(Acme, CancellationToken.None));
        Assert.Equal(["open"], one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task A_chat_that_the_person_has_used_needs_no_opening_either()
    {
        await one.HearAsync(ben, inOwnChat: true);

        Assert.IsType<ChatResult.Done>(await OpenAsync());
        Assert.Empty(one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task A_card_is_posted_alone_with_a_summary_for_the_notification_and_can_be_edited_and_deleted()
    {
        var chat = Assert.IsType<ChatResult.Done>(await OpenAsync()).Id;
        var posted = Assert.IsType<ChatResult.Done>(await one.Chat.PostAsync(chat, Card, "mark", CancellationToken.None)).Id;

        var message = Assert.Single(one.Fake.Shown(one.Fake.Chat(ben)));
        Assert.Equal((posted, "Ben covers Acme.", "Ben covers Acme."), (message.Id, message.Summary, message.Words));
        Assert.Equal("cover.accept", message.Action("Accept")["verb"]!.GetValue<string>());

        Assert.Equal(new ChatResult.Done(posted), await one.Chat.EditAsync(chat, posted, Card.Of("Cara covers Acme."), CancellationToken.None));
        Assert.Equal("Cara covers Acme.", Assert.Single(one.Fake.Shown(one.Fake.Chat(ben))).Words);
        Assert.Equal(new ChatResult.Done(posted), await one.Chat.DeleteAsync(chat, posted, CancellationToken.None));
        Assert.Empty(one.Fake.Shown(one.Fake.Chat(ben)));
    }

    [Fact]
    public async Task In_a_channel_each_card_begins_a_thread_and_can_be_edited_in_its_place()
    {
        var (first, second) = (await PostAsync(), await PostAsync());
        var place = $"{one.Fake.Home}/{acme.Id}";

        await one.Chat.EditAsync(place, Assert.IsType<ChatResult.Done>(first).Id, Card.Of("Cara covers Acme."), CancellationToken.None);

        Assert.NotEqual(first, second);
        Assert.Equal(["Cara covers Acme.", "Ben covers Acme."], one.Fake.Shown(acme).Select(message => message.Words));
        Assert.All(one.Fake.Shown(acme), message => Assert.Equal("", message.Root));
    }

    [Fact]
    public async Task What_is_gone_is_gone()
    {
        var place = $"{one.Fake.Home}/{acme.Id}";

        Assert.IsType<ChatResult.Gone>(await one.Chat.EditAsync(place, "17", Card, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await one.Chat.DeleteAsync(place, "17", CancellationToken.None));
    }

    [Fact]
    public async Task A_message_without_an_id_is_there_once_and_can_t_be_changed()
    {
        one.World.NamesMessages = false;
        var posted = Assert.IsType<ChatResult.Done>(await PostAsync()).Id;

        Assert.IsType<ChatResult.Gone>(await one.Chat.EditAsync($"{one.Fake.Home}/{acme.Id}", posted, Card, CancellationToken.None));
        Assert.Equal(["post"], one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task What_Teams_finds_too_big_is_said_once_more_in_few_words()
    {
        one.World.Biggest = 30_000;
        var card = new Card("Much to say.", [.. Enumerable.Range(0, 40).Select(i => new Block.Paragraph($"{i} {new string('x', 500)}"))]);

        Assert.IsType<ChatResult.Done>(await one.Chat.PostAsync($"{one.Fake.Home}/{acme.Id}", card, "", CancellationToken.None));

        Assert.Equal(2, one.Fake.Connector.Calls.Count);
        Assert.StartsWith("0 xxx", Assert.Single(one.Fake.Shown(acme)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_big_however_short_is_refused()
    {
        one.World.Biggest = 100;

        Assert.IsType<ChatResult.Refused>(await PostAsync());
    }

    [Fact]
    public async Task The_longest_card_is_within_what_Teams_advises()
    {
        var card = new Card(new string('&', 5000), [.. Enumerable.Range(0, 300).Select(_ => new Block.Paragraph(new string('ы', 5000)))]);

        Assert.IsType<ChatResult.Done>(await one.Chat.PostAsync($"{one.Fake.Home}/{acme.Id}", card, "", CancellationToken.None));
        Assert.Single(one.Fake.Connector.Calls);
    }

    [Fact]
    public async Task Where_nobody_is_reached_the_courier_hears_why()
    {
        acme.HasBot = false;
        Assert.Equal(new ChatResult.Unreachable("not_in_channel"), await PostAsync());
        (acme.HasBot, acme.IsReadOnly) = (true, true);
        Assert.Equal(new ChatResult.Unreachable("read_only"), await PostAsync());
        acme.IsDeleted = true;
        Assert.Equal(new ChatResult.Unreachable("channel_not_found"), await PostAsync());

        ben.HasApp = false;
        Assert.Equal(new ChatResult.Unreachable("not_added"), await OpenAsync());
        (ben.HasApp, ben.Blocks) = (true, true);
        var chat = Assert.IsType<ChatResult.Done>(await OpenAsync()).Id;
        Assert.Equal(new ChatResult.Unreachable("blocked"), await one.Chat.PostAsync(chat, Card, "", CancellationToken.None));

        one.World.Disabled.Add(one.Fake.Home);
        Assert.Equal(new ChatResult.Unreachable("disabled_by_admin"), await PostAsync());
    }

    [Fact]
    public async Task Somebody_the_bot_never_met_can_t_be_written_to_nor_a_tenant_it_never_heard_of()
    {
        Assert.Equal(new ChatResult.Unreachable("not_added"), await one.Chat.OpenAsync(new Address.Person(new("teams", one.Fake.Home, "99999999-0000-4000-8000-000000000000")), CancellationToken.None));
        Assert.Equal(new ChatResult.Unreachable("not_installed"), await one.Chat.PostAsync($"{OneTeams.Other}/{acme.Id}", Card, "", CancellationToken.None));
    }

    [Fact]
    public async Task The_wrong_cloud_is_refused_and_not_given_up()
    {
        one.World.Elsewhere.Add(one.Fake.Home);

        Assert.IsType<ChatResult.Refused>(await PostAsync());
    }

    [Fact]
    public async Task A_lost_answer_is_unsure_and_an_opening_can_be_repeated()
    {
        one.Fake.Faults.Next("open", TeamsFault.CutAfter);
        one.Fake.Faults.Next("post", TeamsFault.BadGatewayDone, TeamsFault.Unavailable);

        Assert.IsType<ChatResult.Unsure>(await OpenAsync());
        Assert.IsType<ChatResult.Done>(await OpenAsync());
        Assert.IsType<ChatResult.Unsure>(await PostAsync());
        Assert.Equal(new ChatResult.NotDone(Duration.FromSeconds(1)), await PostAsync());
        Assert.Single(one.Fake.Shown(acme));
    }

    [Fact]
    public void Nothing_can_be_looked_up_and_there_is_no_home_page()
    {
        Assert.False(one.Chat.CanLookUp(Acme));
        Assert.False(one.Chat.CanLookUp(new Address.Person(Ben)));
        Assert.Equal("teams", one.Chat.Platform);
    }

    private Account Ben => new("teams", one.Fake.Home, ben.Aad);

    private Address Acme => new Address.Room(new("teams", one.Fake.Home, acme.Id));

    private Task<ChatResult> OpenAsync() => one.Chat.OpenAsync(new Address.Person(Ben), CancellationToken.None);

    private Task<ChatResult> PostAsync() => one.Chat.PostAsync($"{one.Fake.Home}/{acme.Id}", Card, "mark", CancellationToken.None);
}
