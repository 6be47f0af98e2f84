using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>The Home tab, and the form that is opened from there.</summary>
[Trait("kind", "story")]
public sealed class SlackHomeTests
{
    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Sockets)]
    public async Task Ann_goes_away_from_her_home_tab_which_then_shows_it_and_her_dates_stand_in_the_form_to_change_them(Wire wire)
    {
        await using var crew = await SlackCrew.SetUpAsync(wire);
        var (from, to) = (await crew.DayAsync(7), await crew.DayAsync(11));
        await OpenHomeAsync(crew);
        var fields = await OpenFormAsync(crew);
        await SendAsync(crew, from, to);

        await crew.Ann.PressesAsync("Other dates…");
        await crew.Ann.WillSeeFormAsync("First day away");
        Assert.Equal((Iso(from), Iso(to)), (Initial(crew.Ann.Modal!, "first"), Initial(crew.Ann.Modal!, "last")));
        crew.Ann.ClosesModal();

        await crew.Ann.ShortcutAsync("away");
        await crew.Ann.WillSeeFormAsync("First day away");
        Assert.Equal(fields, Fields(crew.Ann.Modal!));
        crew.IsSound();
    }

    [Fact]
    public async Task A_client_who_opens_the_home_tab_reads_nothing_about_the_crew()
    {
        await using var crew = await SlackCrew.SetUpAsync();

        await crew.Dana.OpensHomeAsync();

        await Eventually.Async(() => crew.Dana.HomeWords.Contains("I work for the members of the team", StringComparison.Ordinal));
        Assert.All(["Ann", "Ben", "Acme", "away"], inside => Assert.DoesNotContain(inside, crew.Dana.HomeWords, StringComparison.Ordinal));
        Assert.DoesNotContain(crew.Slack.World.Homes[(crew.Dana.Workspace.Id, crew.Dana.Id)].Json["blocks"]!.AsArray(), block => (string?)block!["type"] == "actions");
        crew.IsSound();
    }

    private static async Task OpenHomeAsync(SlackCrew crew)
    {
        await crew.Ann.OpensHomeAsync();
        await HomeSaysAsync(crew, "This week and next", "Nobody is away", "Acme", "Ben, then Cara", "plain /away is Slack's own");
    }

    /// <returns>The keys of the form's fields.</returns>
    private static async Task<IReadOnlyList<string>> OpenFormAsync(SlackCrew crew)
    {
        string? opened = null;
        crew.Slack.Api.Second = (method, form, body) =>
        {
            opened ??= method + form["view"];
            return Task.FromResult(body);
        };
        await crew.Ann.PressesHomeAsync("I'll be away");
        await crew.Ann.WillSeeFormAsync("First day away");
        crew.Slack.Api.Second = null;
        Assert.StartsWith("views.open", opened, StringComparison.Ordinal);
        Assert.Contains("One moment", opened, StringComparison.Ordinal);
        return Fields(crew.Ann.Modal!);
    }

    /// <summary>First with an end before the start.</summary>
    private static async Task SendAsync(SlackCrew crew, LocalDate from, LocalDate to)
    {
        var before = crew.Slack.World.Deeds.Count;
        var wrong = await crew.Ann.SubmitsAsync(new Dictionary<string, string> { ["first"] = Iso(to), ["last"] = Iso(from) });
        Assert.Equal("The last day is before the first.", Assert.Single(wrong.Errors, error => error.Key == "last").Value);
        await crew.Bot.ShownAsync();
        Assert.Equal(before, crew.Slack.World.Deeds.Count);
        Assert.NotNull(crew.Ann.Modal);

        Assert.Empty((await crew.Ann.SubmitsAsync(new Dictionary<string, string> { ["first"] = Iso(from), ["last"] = Iso(to) })).Errors);
        await crew.Ben.WillSeeAsync("Can you step in for Ann?");
        await crew.Ann.WillSeeAsync("You're away Mon");
        await HomeSaysAsync(crew, "You, Mon", "Your absences");
        await crew.Bot.ShownAsync();
        crew.Ann.ClosesModal();
        Assert.DoesNotContain("Nobody is away", crew.Ann.HomeWords, StringComparison.Ordinal);
        var since = crew.Slack.World.Deeds.Where(deed => deed.Number > before).ToList();
        Assert.Single(since, deed => deed.Method == "chat.postMessage" && deed.Room == crew.Ann.Dm.Id);
        Assert.Contains(since, deed => deed.Method == "views.publish" && deed.Room == crew.Ann.Id);
    }

    private static Task HomeSaysAsync(SlackCrew crew, params string[] words) =>
        Eventually.Async(() => words.All(word => crew.Ann.HomeWords.Contains(word, StringComparison.Ordinal)));

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static IReadOnlyList<string> Fields(View form) =>
        [.. form.Json["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "input").Select(block => (string)block!["block_id"]!)];

    private static string? Initial(View form, string field) => (string?)form.Json["blocks"]!.AsArray().Single(block => (string?)block!["block_id"] == field)!["element"]!["initial_date"];
}
