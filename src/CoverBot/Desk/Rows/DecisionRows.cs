using System.Collections.Immutable;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Rows;

/// <summary>One decision as rows: the head first, then what differs.</summary>
internal sealed class DecisionRows
{
    /// <summary>Rows that a decision may have beside its own: what was seen, the log, a new board, and one to spare.</summary>
    private const int Beside = 4;

    private readonly Snapshot before;
    private readonly CrewState after;

    private DecisionRows(Snapshot before, CrewState after, Head head, ImmutableArray<RowAction> actions) =>
        (this.before, this.after, Head, Actions) = (before, after, head, actions);

    public Head Head { get; }

    public ImmutableArray<RowAction> Actions { get; }

    /// <param name="before">What the decision was made on.</param>
    /// <param name="after">What it made of it. A thing that is the same object is the same.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="rules">Say when something of an absence falls due next, for who looks into the table, and what is shown of it.</param>
    /// <exception cref="TableLimitException">A document is too long.</exception>
    public static DecisionRows Of(Snapshot before, CrewState after, Instant at, Rules rules)
    {
        var (rev, bystanders) = (before.Head.Rev + 1, Bystanders.Of(before.State, after, rules.Cards));
        var room = TableLimits.Actions - Beside - Differences.Count(before.State, after);
        var all = Differences.CountOf(bystanders) > room || Differences.InSettings(before.State, after);
        var head = before.Head with { Rev = rev, At = at, SettingsRev = all ? rev : before.Head.SettingsRev };
        var rows = Differences.Rows(before.State, after, all ? [] : bystanders, rev, absence => (rules.DueOf(absence), head.SettingsRev));
        return new(before, after, head, [head.Write(before.Head), .. rows.Select(row => RowAction.Over(before.Versions.GetValueOrDefault(row.Key), row.Key, row.Columns))]);
    }

    /// <summary>What the crew is once the actions are in, which gave <paramref name="versions"/>.</summary>
    public Snapshot Next(IReadOnlyList<string> versions)
    {
        var revs = before.BoardRevs.ToBuilder();
        foreach (var key in Actions.Select(action => action.Key))
        {
            if (BoardOf(key) is { } board)
            {
                revs[board] = Head.Rev;
            }
        }
        return new(before.Id, Head with { Version = versions[0] }, after,
            before.Versions.SetItems(Actions.Select((action, index) => KeyValuePair.Create(action.Key, versions[index]))), revs.ToImmutable());
    }

    private static string? BoardOf(string key) =>
        key.StartsWith(Keys.DocPrefix, StringComparison.Ordinal) ? Bulletin.BoardOf(new AbsenceId(key[Keys.DocPrefix.Length..]))
        : key.StartsWith(Keys.MemberPrefix, StringComparison.Ordinal) ? Bulletin.BoardOf(new MemberId(key[Keys.MemberPrefix.Length..]))
        : null;
}
