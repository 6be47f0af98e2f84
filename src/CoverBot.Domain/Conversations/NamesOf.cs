using CoverBot.Domain.Crews;
using CoverBot.Domain.Grammar;

namespace CoverBot.Domain.Conversations;

/// <summary>The names a member's line may use.</summary>
internal static class NamesOf
{
    public static Names Crew(CrewState crew) => new(
        [.. crew.Members.Values.Where(member => member.Here).Select(member => Member(crew, member.Id))],
        [.. crew.Clients.Values.Where(client => !client.Archived).Select(client => new Named<ClientId>(client.Id, client.Name)
        {
            Mentions = client.Told is ToldHow.InChannel told ? [told.Channel.Id] : [],
        })]);

    public static Named<MemberId> Member(CrewState crew, MemberId id) => new(id, crew[id].FullName.StartsWith(crew[id].Name, StringComparison.OrdinalIgnoreCase) ? crew[id].FullName : crew[id].Name)
    {
        Mentions = [crew[id].Account.User],
    };
}
