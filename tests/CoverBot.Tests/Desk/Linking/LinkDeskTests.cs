using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Desk.Linking;
using CoverBot.Desk.Rows;
using CoverBot.Desk.Running;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;
using Command = CoverBot.Domain.Deciding.Command;
using Presses = CoverBot.Domain.Cards.Presses;

namespace CoverBot.Tests.Desk.Linking;

/// <summary>Which crew a workspace finds, before and after it is joined, whoever is stopped in between.</summary>
[Trait("kind", "contract")]
public sealed class LinkDeskTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_code_joins_a_workspace_that_had_no_team()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();

        Assert.StartsWith("Done: #helpers is a channel of the team now", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
        await two.SayAsync("T2", "client add Harbour by hand");
        Assert.Contains("Harbour", await two.SayAsync("T1", "client list"), StringComparison.Ordinal);
        Assert.Null((await two.StateAsync(TwoWorkspaces.Second)).Crew);
    }

    [Fact]
    public async Task A_code_joins_a_workspace_whose_team_has_no_clients_also_for_another_process_that_knows_that_team()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        using var other = new TwoWorkspaces(store);
        await other.SayAsync("T2", "channel here", "helpers");
        await other.SayAsync("T2", "who");

        await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers");
        await other.SayAsync("T2", "client add Harbour by hand");
        Assert.Equal("Harbour", Assert.Single((await two.StateAsync(TwoWorkspaces.First)).Clients.Values).Name);
        Assert.Empty((await two.StateAsync(TwoWorkspaces.Second)).Clients);
    }

    [Fact]
    public async Task A_workspace_with_clients_keeps_its_team_and_nothing_is_joined()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        await two.SayAsync("T2", "channel here", "helpers");
        await two.SayAsync("T2", "client add Harbour by hand");

        Assert.StartsWith("There is a team here already, with clients of its own (Harbour)", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
        Assert.Contains("Harbour", await two.SayAsync("T2", "client list"), StringComparison.Ordinal);
        Assert.False((await two.StateAsync(TwoWorkspaces.First)).Settings.HasSides);
    }

    [Fact]
    public async Task A_redelivered_code_gets_the_same_answer_once_it_is_used()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        var code = await two.CodeAsync();
        var said = await two.SayAsync("T2", "link " + code, "helpers", "again");

        Assert.Equal(said, await two.SayAsync("T2", "link " + code, "helpers", "again"));
        Assert.Single((await two.StateAsync(TwoWorkspaces.First)).Settings.Sides);
    }

    [Fact]
    public async Task The_delivery_that_asked_for_a_code_gets_the_same_one_again_and_it_stands_nowhere_in_the_store()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        var shown = await two.SayAsync("T1", "link", delivery: "asked");
        Assert.Equal(shown, await two.SayAsync("T1", "link", delivery: "asked"));

        var code = TwoWorkspaces.CodeIn(shown);
        string[] partitions = [TwoWorkspaces.First.Value, Keys.Links, Keys.Directory("playground", "T1")];
        foreach (var partition in partitions)
        {
            var rows = await two.Desk.Table.RangeAsync(partition, " ", "~", CancellationToken.None);
            Assert.All(rows.SelectMany(row => row.Columns.Values.Append(row.Key)), text =>
                Assert.DoesNotContain(LinkCodes.Plain(code), LinkCodes.Plain(text), StringComparison.Ordinal));
        }
        using var other = new TwoWorkspaces(store);
        Assert.StartsWith("That code was shown once", await other.SayAsync("T1", "link", delivery: "asked"), StringComparison.Ordinal);
        Assert.DoesNotContain(two.Desk.Logged, line => line.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_whose_save_got_no_answer_is_shown_all_the_same_and_so_is_what_it_joined()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        two.Desk.Table.After = () => throw new TableUnsureException("lost");
        var code = await two.CodeAsync();

        two.Desk.Table.After = () => throw new TableUnsureException("lost");
        Assert.StartsWith("Done: #helpers is a channel of the team now", await two.SayAsync("T2", "link " + code, "helpers"), StringComparison.Ordinal);
        await two.SayAsync("T2", "client add Harbour by hand");
        Assert.Contains("Harbour", await two.SayAsync("T1", "client list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_codes_a_person_waits_and_then_may_try_again_and_a_colleague_may_at_once()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        var code = await two.CodeAsync();
        for (var wrong = 0; wrong < LinkTries.Most; wrong++)
        {
            Assert.StartsWith("That code is not right", await two.SayAsync("T2", "link K7QD-4MHX", "helpers"), StringComparison.Ordinal);
        }
        Assert.StartsWith("Too many of your codes were wrong", await two.SayAsync("T2", "link " + code, "helpers"), StringComparison.Ordinal);
        Assert.StartsWith("That code is not right", await two.SayAsync("T2", "link K7QD-4MHX", "helpers", who: "bob"), StringComparison.Ordinal);
        Assert.StartsWith("Done", await two.SayAsync("T3", "link " + code, "helpers"), StringComparison.Ordinal);

        await store.PassAsync(LinkTries.Pause + Duration.FromMinutes(1));
        Assert.StartsWith("Done", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_that_is_delivered_twice_counts_once()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        for (var again = 0; again < 2 * LinkTries.Most; again++)
        {
            await two.SayAsync("T2", "link K7QD-4MHX", "helpers", "same");
        }

        Assert.StartsWith("Done", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_between_the_crews_decision_and_the_directory_the_next_run_finishes_it()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        await two.SayAsync("T2", "channel here", "helpers");
        await two.JoinAloneAsync(TwoWorkspaces.First, "T2");

        await two.Desk.RunAsync();
        await two.SayAsync("T2", "client add Harbour by hand");
        Assert.Single((await two.StateAsync(TwoWorkspaces.First)).Clients);
    }

    [Fact]
    public async Task A_team_that_got_clients_in_between_keeps_them_and_the_side_is_taken_out_again()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        await two.SayAsync("T2", "channel here", "helpers");
        await two.JoinAloneAsync(TwoWorkspaces.First, "T2");
        await two.SayAsync("T2", "client add Harbour by hand");

        await two.Desk.RunAsync();
        Assert.False((await two.StateAsync(TwoWorkspaces.First)).Settings.HasSides);
        Assert.Contains("Harbour", await two.SayAsync("T2", "client list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_undone_the_workspace_is_its_own_again(bool hadTeam)
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        if (hadTeam)
        {
            await two.SayAsync("T2", "channel here", "helpers");
        }
        await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers");
        await two.PressAsync(Presses.Unlink(2));

        await two.SayAsync("T2", "channel here", "helpers");
        await two.SayAsync("T2", "client add Harbour by hand");
        Assert.Empty((await two.StateAsync(TwoWorkspaces.First)).Clients);
        Assert.Single((await two.StateAsync(TwoWorkspaces.Second)).Clients);
        await two.SayAsync("T2", "client archive Harbour");
        Assert.StartsWith("Done", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undone_it_can_be_joined_again_at_once()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        await two.SayAsync("T1", "client add Harbour by hand");
        await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers");
        await two.PressAsync(Presses.Unlink(2));

        Assert.StartsWith("Done", await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers"), StringComparison.Ordinal);
        Assert.Contains("Harbour", await two.SayAsync("T2", "client list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_workspace_that_two_teams_join_at_the_same_moment_belongs_to_the_first(bool hadTeam)
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        await two.SayAsync("T3", "channel here", "team");
        if (hadTeam)
        {
            await two.SayAsync("T2", "channel here", "helpers");
        }
        await two.JoinAloneAsync(TwoWorkspaces.First, "T2");
        await two.Desk.RunAsync();
        await two.JoinAloneAsync(TwoWorkspaces.Third, "T2");
        await two.Desk.Get<CrewRunner>().RunAsync(TwoWorkspaces.Third);

        await two.SayAsync("T2", "client add Harbour by hand");
        Assert.Single((await two.StateAsync(TwoWorkspaces.First)).Clients);
        Assert.False((await two.StateAsync(TwoWorkspaces.Third)).Settings.HasSides);
    }

    [Fact]
    public async Task A_process_that_still_knows_the_team_a_workspace_has_left_does_not_take_it_from_the_team_it_has_joined()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        using var other = new TwoWorkspaces(store);
        await two.SayAsync("T3", "channel here", "team");
        await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers");
        await other.SayAsync("T2", "who");
        await two.PressAsync(Presses.Unlink(2));
        await two.SayAsync("T2", "link " + TwoWorkspaces.CodeIn(await two.SayAsync("T3", "link")), "helpers");

        await other.SayAsync("T2", "client add Harbour by hand");
        Assert.Single((await two.StateAsync(TwoWorkspaces.Third)).Clients);
        Assert.Contains("Harbour", await two.SayAsync("T2", "client list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_knew_the_team_a_workspace_had_asks_only_the_one_it_has_joined_from_the_second_line_on()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        using var other = new TwoWorkspaces(store);
        await two.SayAsync("T2", "channel here", "helpers");
        await other.SayAsync("T2", "who");
        await two.SayAsync("T2", "link " + await two.CodeAsync(), "helpers");
        await other.SayAsync("T2", "who");
        await other.Desk.QuietAsync();
        other.Desk.Table.Asked.Clear();

        await other.SayAsync("T2", "who");

        Assert.Contains(TwoWorkspaces.First.Value, other.Desk.Table.Asked.Keys);
        Assert.DoesNotContain(TwoWorkspaces.Second.Value, other.Desk.Table.Asked.Keys);
    }

    [Fact]
    public async Task A_crew_written_before_it_could_have_sides_is_read_as_one_with_none()
    {
        using var two = await new TwoWorkspaces(store).SetUpAsync();
        var crew = await two.StateAsync(TwoWorkspaces.First);
        var text = CoverBot.Storage.DomainJson.Write(crew.Settings).Replace(",\"Sides\":[]", "", StringComparison.Ordinal);
        var member = CoverBot.Storage.DomainJson.Write(crew.Members.Values.First());
        foreach (var added in new[] { "Others", "Gone", "Whos", "Claims", "HomeAt" })
        {
            member = member.Replace($",\"{added}\":[]", "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Sides", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Claims", member, StringComparison.Ordinal);
        Assert.Empty(CoverBot.Storage.DomainJson.Read<Crew>(text).Sides);
        var read = CoverBot.Storage.DomainJson.Read<Member>(member);
        Assert.Equal((read.Account, 1), (read.To, read.Accounts.Count()));
    }
}
