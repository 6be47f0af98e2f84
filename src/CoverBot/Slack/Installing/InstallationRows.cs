using System.Collections.Immutable;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>Installations as rows: one for each workspace, its tokens sealed. An installation that ended keeps its row, without them.</summary>
internal sealed class InstallationRows(TokenSeal seal)
{
    public const string Partition = "installs|slack";

    private const string Name = "Name";
    private const string Token = "Token";
    private const string BotUser = "BotUser";
    private const string App = "App";
    private const string Scopes = "Scopes";
    private const string InstalledAt = "InstalledAt";
    private const string EndedAt = "EndedAt";
    private const string RefreshToken = "RefreshToken";
    private const string Expires = "Expires";
    private const string Broken = "Broken";
    private const string RenewingUntil = "RenewingUntil";

    public ImmutableSortedDictionary<string, string> Write(Installation one)
    {
        var columns = Columns.None.With(Name, one.Name).With(Token, seal.Seal(one.Team, one.Token)).With(BotUser, one.BotUser).With(App, one.AppId ?? "")
            .With(Scopes, string.Join(',', one.Scopes)).With(InstalledAt, one.InstalledAt);
        return one.Rotation is not { } rotation
            ? columns
            : columns.With(RefreshToken, seal.Seal(one.Team, rotation.RefreshToken)).With(Expires, rotation.Expires).With(Broken, rotation.IsBroken ? 1 : 0);
    }

    /// <returns>Null when the installation has ended, or none of the client secrets sealed its tokens (see <see cref="IsSealed"/>).</returns>
    public Installation? Read(Row row) => row.Columns.TryGetValue(Token, out var box) && seal.Unseal(row.Key, box) is { } token
        ? new(row.Key, row.Columns[Name], token, row.Columns[BotUser], row.Columns[App] is { Length: > 0 } app ? app : null,
            ImmutableSortedSet.CreateRange(StringComparer.Ordinal, row.Columns[Scopes].Split(',', StringSplitOptions.RemoveEmptyEntries)), Installed(row), Rotation(row))
        : null;

    /// <summary>Whether there are tokens in the row that this process can't read.</summary>
    public bool IsSealed(Row row) => row.Columns.TryGetValue(Token, out var box) && seal.Unseal(row.Key, box) is null;

    public static Instant Installed(Row row) => row.Moment(InstalledAt);

    public static bool HasEnded(Row row) => row.Columns.ContainsKey(EndedAt);

    /// <param name="at">Wall time.</param>
    public static ImmutableSortedDictionary<string, string> Ended(Row row, Instant at) =>
        row.Columns.RemoveRange([Token, RefreshToken, Expires, Broken, RenewingUntil]).With(EndedAt, at);

    /// <summary>Until when one process alone asks Slack for the next token, wall time; null when none does.</summary>
    public static Instant? Renewing(Row row) => row.Columns.ContainsKey(RenewingUntil) ? row.Moment(RenewingUntil) : null;

    /// <param name="until">Null ends it.</param>
    public static ImmutableSortedDictionary<string, string> Renewing(Row row, Instant? until) => row.Columns.With(RenewingUntil, until);

    private TokenRotation? Rotation(Row row) => row.Columns.TryGetValue(RefreshToken, out var box) && seal.Unseal(row.Key, box) is { } token
        ? new(token, row.Moment(Expires), row.Number(Broken) != 0)
        : null;
}
