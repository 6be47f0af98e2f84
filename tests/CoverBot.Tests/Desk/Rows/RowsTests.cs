using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Desk.Rows;

[Trait("kind", "rule")]
public sealed class RowsTests
{
    private static readonly CrewId Id = new("crew1");
    private static readonly Instant At = Instant.FromUtc(2026, 11, 16, 9, 0);
    private static readonly Client Acme = new(new("acme"), "Acme Ltd", SmallRules.AnnId, new ToldHow.ByHand(), [], false, false, Playbook.Empty);

    private static CrewState Full => CrewState.Empty with { Crew = SmallRules.Crew(Id) };

    private static Member Ann => SmallRules.Member(SmallRules.Ann);

    [Fact]
    public void What_was_written_is_read_again()
    {
        var state = Full.With(Ann).With(Acme).With(SmallRules.Absence(new("a1"), At));

        var read = RowReader.Read(Id, Rows(Of(Snapshot.None(Id), state)));

        Assert.Equal(DomainJson.Write(state), DomainJson.Write(read.State));
        Assert.Equal(new Head(1, 1, At, "v0"), read.Head);
    }

    [Fact]
    public void What_a_commit_remembers_is_what_would_be_read()
    {
        var state = Full.With(Ann).With(Acme).With(SmallRules.Absence(new("a1"), At));
        var change = Of(Snapshot.None(Id), state);

        var next = change.Next([.. change.Actions.Select((_, index) => $"v{index}")]);
        var read = RowReader.Read(Id, Rows(change));

        Assert.Equal(read.Head, next.Head);
        Assert.Equal(read.Versions.OrderBy(pair => pair.Key), next.Versions.OrderBy(pair => pair.Key));
        Assert.Equal(read.BoardRevs.OrderBy(pair => pair.Key), next.BoardRevs.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Only_what_differs_is_written()
    {
        var before = Written(Full.With(Ann).With(Acme).With(SmallRules.Absence(new("a1"), At)));

        var change = Of(before, before.State.With(before.State[new AbsenceId("a1")] with { Terms = 2 }));

        Assert.Equal(["0head", "1open|a1", "1doc|a1"], change.Actions.Select(action => action.Key));
        Assert.All(change.Actions, action => Assert.IsType<RowAction.Replace>(action));
    }

    [Theory]
    [InlineData(46, false)]
    [InlineData(47, true)]
    public void What_shows_something_else_along_with_a_decision_is_shown_again_and_all_is_where_that_is_more_than_a_transaction_takes(int many, bool all)
    {
        var leave = new Play(Crewland.State(), Crewland.Monday).Does(Wishes.Away(Crewland.Ann, Crewland.Week))[Crewland.Leave];
        var before = Written(Enumerable.Range(1, many).Aggregate(Crewland.State(), (crew, number) => crew.With(leave with { Id = new($"a{number}") })), Rules.OfTheDomain);

        var change = Of(before, before.State.With(leave with { Id = new("bens"), Owner = Crewland.Ben }), Rules.OfTheDomain);

        Assert.InRange(change.Actions.Length, 1, TableLimits.Actions - 3);
        Assert.Equal(all ? 2 : 1, change.Head.SettingsRev);
        Assert.Equal(all ? 1 : 1 + many, change.Actions.Count(action => action.Key.StartsWith("1doc|", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("client", 2)]
    [InlineData("name", 2)]
    [InlineData("told", 1)]
    [InlineData("absence", 1)]
    public void A_change_that_may_show_on_every_board_raises_the_settings_revision(string what, long settingsRev)
    {
        var before = Written(Full.With(Ann).With(Acme));
        var after = what switch
        {
            "client" => before.State.With(Acme with { Name = "Acme Inc" }),
            "name" => before.State.With(Ann with { Name = "Anna" }),
            "told" => before.State.With(Ann with { Said = [new Said(1, new SaidTo.Member(Ann.Id), Card.Of("x"))] }),
            _ => before.State.With(SmallRules.Absence(new("a1"), At)),
        };

        Assert.Equal(new Head(2, settingsRev, At, "v0"), Of(before, after).Head with { Version = "v0" });
    }

    [Fact]
    public void A_members_own_board_lags_when_the_member_is_told_something_and_no_other_does()
    {
        var before = Written(Full.With(Ann).With(SmallRules.Absence(new("a1"), At)));
        var change = Of(before, before.State.With(Ann with { Said = [new Said(1, new SaidTo.Member(Ann.Id), Card.Of("x"))] }));

        var next = change.Next([.. change.Actions.Select(_ => "v")]);

        Assert.Equal(2, next.RevOf(Bulletin.BoardOf(Ann.Id)));
        Assert.Equal(1, next.RevOf(Bulletin.BoardOf(new AbsenceId("a1"))));
    }

    [Fact]
    public void A_document_of_a_newer_release_is_not_read()
    {
        var rows = Rows(Of(Snapshot.None(Id), Full)).Select(row => row.Key == "1crew" ? row with { Columns = row.Columns.SetItem("schema", "2") } : row);

        Assert.Throws<NewerSchemaException>(() => RowReader.Read(Id, rows));
    }

    [Theory]
    [InlineData("T1", "at|slack|T1")]
    [InlineData("a/b#c", "at|slack|a~002fb~0023c")]
    [InlineData("é|~", "at|slack|~00e9~007c~007e")]
    public void Whatever_a_platform_calls_a_workspace_it_has_a_key(string tenant, string key)
    {
        Assert.Equal(key, Keys.Directory("slack", tenant));
        TableRules.CheckKeys(key);
    }

    private static Snapshot Written(CrewState state, Rules? rules = null)
    {
        var change = Of(Snapshot.None(Id), state, rules);
        return change.Next([.. change.Actions.Select((_, index) => $"v{index}")]);
    }

    private static DecisionRows Of(Snapshot before, CrewState after, Rules? rules = null) => DecisionRows.Of(before, after, At, rules ?? SmallRules.All);

    private static IEnumerable<Row> Rows(DecisionRows change) =>
        change.Actions.Select((action, index) => new Row(action.Key, ((RowAction.Insert)action).Columns, $"v{index}")).OrderBy(row => row.Key, StringComparer.Ordinal);
}
