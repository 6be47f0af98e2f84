using System.Net;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Outside;

namespace CoverBot.Tests.Web;

[Trait("kind", "story")]
public sealed class AboutPagesTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_page_that_the_app_for_Teams_names_is_there_to_be_read()
    {
        using var bot = await BotProcess.StartAsync(folder);
        using var http = new HttpClient();

        foreach (var page in TeamsManifestFile.Read()["developer"]!.AsObject().Where(one => one.Key.EndsWith("Url", StringComparison.Ordinal)))
        {
            using var answer = await http.GetAsync(bot.Address + new Uri(page.Value!.GetValue<string>()).AbsolutePath, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("CoverBot", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
