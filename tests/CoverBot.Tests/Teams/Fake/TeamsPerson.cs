using System.Text.RegularExpressions;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Somebody in front of Teams: types, presses and fills in, and sees what a person sees.</summary>
internal sealed partial class TeamsPerson(LiveTeams teams, FakePerson account)
{
    public FakePerson Account => account;

    public string Name => account.Name;

    /// <summary>The person's own chat with the bot.</summary>
    public FakeConversation Chat => teams.Fake.Chat(account, account.Tenant);

    /// <summary>Types in the chat with the bot, where nobody can be mentioned.</summary>
    public Task<TeamsReceipt> TypesAsync(string text) => teams.Carrier.TellAsync(Say(Chat).Message(account, Chat, text));

    /// <summary>Types to @CoverBot in a channel: @ann becomes a mention of who is called that there.</summary>
    public Task<TeamsReceipt> TypesAsync(FakeConversation room, string text)
    {
        Assert.Contains(account, room.Members);
        var mentioned = room.Members.Where(member => Regex.IsMatch(text, Named(member), RegexOptions.IgnoreCase)).ToArray();
        var sent = mentioned.Aggregate(text, (so, member) => Regex.Replace(so, Named(member), $"<at>{member.Name}</at>", RegexOptions.IgnoreCase));
        return teams.Carrier.TellAsync(Say(room).Message(account, room, sent, mentioned));
    }

    /// <summary>A slash command: nobody else sees it.</summary>
    /// <param name="line">With its slash.</param>
    public Task<TeamsReceipt> SlashAsync(FakeConversation room, string line)
    {
        Assert.Contains(account, room.Members);
        return teams.Carrier.TellAsync(Say(room).Slash(account, room, line));
    }

    /// <summary>Adds the bot to the channel. Teams tells it twice, in two ways.</summary>
    public async Task AddsBotAsync(FakeConversation room)
    {
        room.HasBot = true;
        await teams.Carrier.TellAsync(Say(room).BotAdded(account, room));
        await teams.Carrier.TellAsync(Say(room).Installation(account, room));
    }

    private Activities Say(FakeConversation at) => teams.Say(at.Tenant);

    private static string Named(FakePerson member) => $@"@{Regex.Escape(member.Given)}\b";
}
