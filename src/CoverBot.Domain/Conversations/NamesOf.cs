using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Grammar;

namespace CoverBot.Domain.Conversations;

/// <summary>The names a member's line may use.</summary>
internal static class NamesOf
{
    /// <param name="from">Where the line is typed: a mention means an account there.</param>
    public static Names Crew(CrewState crew, Account from) => new(
        [.. crew.Members.Values.Where(member => member.Here).Select(member => Member(crew, member.Id, from))],
        [.. crew.Clients.Values.Where(client => !client.Archived).Select(client => new Named<ClientId>(client.Id, client.Name)
        {
            Mentions = client.Told is ToldHow.InChannel told ? [told.Channel.Id] : [],
        })]);

    public static Named<MemberId> Member(CrewState crew, MemberId id, Account from) => new(id, crew[id].FullName.StartsWith(crew[id].Name, StringComparison.OrdinalIgnoreCase) ? crew[id].FullName : crew[id].Name)
    {
        Mentions = crew[id].Others.IsEmpty ? [crew[id].Account.User] : [.. crew[id].Accounts.Where(account => account.Platform == from.Platform && account.Tenant == from.Tenant).Select(account => account.User)],
    };
}
