using System.Collections.Immutable;
using System.Text.Json;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Storage;

[Trait("kind", "rule")]
public sealed class DomainJsonTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 30, 9, 0);

    [Fact]
    public void Times_ids_and_enums_are_written_as_people_would_write_them()
    {
        var shift = new Shift(
            new MemberId("ann"), Nine, new LocalDate(2026, 12, 4), new LocalTime(9, 30), new LocalDateTime(2026, 12, 4, 17, 0), Duration.FromMinutes(90),
            DateTimeZoneProviders.Tzdb["Europe/London"], IsoDayOfWeek.Friday);

        var text = DomainJson.Write(shift);

        Assert.Equal(
            """
            {"Who":"ann","At":"2026-11-30T09:00:00Z","Day":"2026-12-04","Time":"09:30:00","Back":"2026-12-04T17:00:00","Long":"1:30:00","Zone":"Europe/London","On":"Friday"}
            """,
            text);
        Assert.Equal(shift, DomainJson.Read<Shift>(text));
    }

    [Fact]
    public void Words_stay_readable_and_come_back_whole()
    {
        var text = DomainJson.Write(new Playbook("Straße \"<b>\" 東京 & עברית\n🏝"));

        Assert.StartsWith("""{"Nutshell":"Straße \"<b>\" 東京 & עברית\n""", text, StringComparison.Ordinal);
        Assert.Equal("Straße \"<b>\" 東京 & עברית\n🏝", DomainJson.Read<Playbook>(text).Nutshell);
    }

    [Fact]
    public void Dictionaries_are_keyed_by_ids_strings_and_days()
    {
        var rota = new Rota(
            ImmutableDictionary<ClientId, ImmutableArray<MemberId>>.Empty.Add(new("acme"), [new("ben"), new("cara")]),
            ImmutableSortedDictionary<MemberId, int>.Empty,
            ImmutableDictionary<LocalDate, string>.Empty.Add(new LocalDate(2026, 11, 30), "Ben"));

        var text = DomainJson.Write(rota);

        Assert.Equal("""{"Backups":{"acme":["ben","cara"]},"Away":{},"Days":{"2026-11-30":"Ben"}}""", text);
        Assert.Equal(text, DomainJson.Write(DomainJson.Read<Rota>(text)));
    }

    [Fact]
    public void A_sorted_dictionary_of_ids_comes_back_in_ordinal_order_and_can_be_added_to()
    {
        var away = DomainJson.Read<Rota>("""{"Away":{"b":1,"a":2,"B":3}}""").Away;

        Assert.Equal(["B", "a", "b"], away.Keys.Select(member => member.Value));
        Assert.Equal(4, away.Add(new MemberId("0"), 0).Count);
        Assert.Equal(2, DomainJson.Read<Rota>("{}").Away.Add(new("a"), 1).Add(new("b"), 1).Count);
    }

    [Fact]
    public void What_a_document_lacks_is_empty_null_or_the_default()
    {
        var cover = DomainJson.Read<Cover>("""{"Client":"acme","FromTheFuture":{"kind":"?"}}""");

        Assert.Equal(new ClientId("acme"), cover.Client);
        Assert.Empty(cover.Asked);
        Assert.Empty(cover.Notes);
        Assert.Null(cover.By);
        Assert.Null(cover.Until);
        Assert.Null(cover.Picked);
        Assert.Null(cover.Extra);
        Assert.Equal((3, "calm"), (cover.Tries, cover.Heat));
    }

    [Fact]
    public void A_collection_inside_a_struct_is_never_unusable_either() => Assert.Empty(DomainJson.Read<Tally>("""{"Count":1}""").Names);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Client":null}""")]
    [InlineData("""{"Client":7}""")]
    [InlineData("""{"Client":"acme","Heat":null}""")]
    [InlineData("""{"Client":"acme","Asked":null}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_a_record_must_have_is_asked_for(string text) => Assert.Throws<JsonException>(() => DomainJson.Read<Cover>(text));

    [Fact]
    public void An_enum_is_read_from_its_name_only()
    {
        Assert.Equal(IsoDayOfWeek.Friday, DomainJson.Read<Day>("""{"On":"Friday"}""").On);
        Assert.Throws<JsonException>(() => DomainJson.Read<Day>("""{"On":5}"""));
        Assert.Throws<JsonException>(() => DomainJson.Read<Day>("""{"On":"Doomsday"}"""));
    }

    [Fact]
    public void An_id_that_was_never_given_is_not_written() =>
        Assert.Throws<JsonException>(() => DomainJson.Write(new Cover(default, [], ImmutableDictionary<string, string>.Empty)));

    private sealed record Shift(
        MemberId Who, Instant At, LocalDate Day, LocalTime Time, LocalDateTime Back, Duration Long, DateTimeZone Zone, IsoDayOfWeek On);

    private sealed record Day(IsoDayOfWeek On);

    private sealed record Playbook(string Nutshell)
    {
        public int Length => Nutshell.Length;
    }

    private sealed record Rota(
        ImmutableDictionary<ClientId, ImmutableArray<MemberId>> Backups,
        ImmutableSortedDictionary<MemberId, int> Away,
        ImmutableDictionary<LocalDate, string> Days);

    private sealed record Cover(
        ClientId Client,
        ImmutableArray<MemberId> Asked,
        ImmutableDictionary<string, string> Notes,
        string? By = null,
        Instant? Until = null,
        int Tries = 3,
        string Heat = "calm",
        ImmutableArray<string>? Picked = null,
        ImmutableDictionary<string, string>? Extra = null);

    private readonly record struct Tally(int Count, ImmutableArray<string> Names);
}
