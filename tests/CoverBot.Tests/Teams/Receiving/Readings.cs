using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using CoverBot.Teams.Receiving.Reading;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>Activities as the reader reads them: two tenants' people, the clock pushed a day ahead of the wall.</summary>
internal sealed class Readings
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string AppId = "22222222-2222-4222-8222-222222222222";

    public static readonly Instant Wall = Instant.FromUtc(2026, 11, 16, 9, 0);
    public static readonly Instant Pushed = Wall + Duration.FromDays(1);

    public static readonly FakePerson Ann = Person("Ann Example", 1);
    public static readonly FakePerson Ben = Person("Ben Ortiz", 2);
    public static readonly FakePerson OtherBen = Person("Ben Ortiz", 3);

    public static readonly FakeConversation Own = new("a:1ann", Tenant, "personal", "");
    public static readonly FakeConversation Acme = new("19:acme@thread.tacv2", Tenant, "channel", "Acme") { Team = "19:team@thread.tacv2" };
    public static readonly FakeConversation Group = new("19:group@thread.v2", Tenant, "groupChat", "Us");

    public Activities Say { get; } = new(AppId, "https://smba.trafficmanager.net/amer/" + Tenant + "/", new SettableTime(Wall.ToDateTimeOffset()));

    /// <summary>Who is known, besides the author.</summary>
    public static FrozenDictionary<string, string> Known(params FakePerson[] people) => people.ToFrozenDictionary(person => person.Mri, person => person.Aad);

    public static ImmutableArray<Heard> All(JsonObject json, Acquainted? known = null) =>
        ActivityReader.Read(Activity.Of(json)!, new(Tenant, "28:" + AppId, new Moments(Wall, Pushed), known ?? Acquainted.Nobody));

    public static Heard.Said Said(JsonObject json, params FakePerson[] known) => Assert.IsType<Heard.Said>(Assert.Single(All(json, new(Known(known), []))));

    public static string Text(JsonObject json, params FakePerson[] known) => Assert.IsType<Inbound.Typed>(Said(json, known).Inbound).Text;

    public static ChannelRef Channel(FakeConversation at) => new("teams", Tenant, at.Id);

    private static FakePerson Person(string name, int number) =>
        new($"0000000{number}-0000-4000-8000-000000000001", $"29:1person{number}_-x", name, Tenant);
}
