using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams;

/// <summary>The real program, attached to a <see cref="LiveTeams"/>, which stays up when it dies.</summary>
internal static class TeamsBot
{
    /// <param name="beside">Further settings, such as another platform's.</param>
    public static async Task<BotProcess> StartAsync(LiveTeams teams, ScratchFolder folder, string? fault = null, params (string Name, string Value)[] beside)
    {
        var bot = await BotProcess.StartAsync(folder, fault, [.. Settings(teams), .. beside]);
        teams.Carrier.Bot = new(bot.Address);
        return bot;
    }

    /// <summary>What attaches the program to it.</summary>
    public static (string Name, string Value)[] Settings(LiveTeams teams) =>
    [
        ("Teams__AppId", teams.Fake.World.AppId), ("Teams__TenantId", teams.Fake.Home), ("Teams__ClientSecret", teams.Fake.World.Secret),
        ("Teams__TokenUrl", teams.Fake.TokenUrl.AbsoluteUri), ("Teams__MetadataUrl", teams.Issuer.MetadataUrl.AbsoluteUri),
    ];
}
