using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Playground;

/// <summary>One step of the sample crew's first day.</summary>
/// <param name="As">Who does it.</param>
/// <param name="In">A channel's id, or "" for the person's own chat with the bot.</param>
/// <param name="Body">What is handed to the bot like anybody's and shown on no page; null for small talk.</param>
/// <param name="Small">Small talk, shown; "" for what goes to the bot.</param>
/// <param name="Opens">The line that opens the form which <paramref name="Body"/> fills in; null for everything else.</param>
internal sealed record SampleStep(string As, string In, DeliveryBody? Body, string Small = "", string? Opens = null)
{
    public static SampleStep Says(string person, string where, string line) => new(person, where, new DeliveryBody(Text: line));

    public static SampleStep Presses(string person, Press press) => new(person, "", new DeliveryBody(Press: press.Code));

    public static SampleStep Chats(string person, string where, string words) => new(person, where, null, words);
}

/// <summary>A channel of the sample crew.</summary>
internal sealed record SampleChannel(string Id, IReadOnlyList<string> Members);

/// <summary>Who is in the Playground on its first day, and what they say to the bot to be set up: data, nothing else.</summary>
internal static class SampleCrew
{
    public static readonly IReadOnlyList<WorldPerson> People =
    [
        new("ann", "Ann", "Ann Miller", "Europe/London", "VA · owns Acme, Birch", false, ["away 24 dec - 2 jan", "emergency", "away list"]),
        new("ben", "Ben", "Ben Fischer", "Europe/Berlin", "Backup", false, ["who", "handover acme", "can't acme"]),
        new("cara", "Cara", "Cara Sousa", "Europe/Lisbon", "Backup", false, ["who", "backups birch", "away tomorrow"]),
        new("lee", "Lee", "Lee Walker", "Europe/London", "Lead", false, ["who", "client list", "emergency @ann"]),
        new("dana", "Dana", "Dana Reed", "Europe/London", "Acme · client", true, ["who", "can't reach ann", "help"]),
        new("priya", "Priya", "Priya Nair", "Europe/London", "Birch · client", true, ["who", "can't reach ann", "help"]),
    ];

    public static readonly IReadOnlyList<SampleChannel> Channels =
    [
        new("team", ["ann", "ben", "cara", "lee"]),
        new("acme", ["ann", "ben", "cara", "lee", "dana"]),
        new("birch", ["ann", "ben", "cara", "lee", "priya"]),
        new("cole", ["ann", "ben"]),
    ];

    /// <summary>In the order they happen: set-up in two minutes, as in any crew.</summary>
    public static readonly IReadOnlyList<SampleStep> Script =
    [
        SampleStep.Says("lee", "team", "channel here"),
        SampleStep.Says("lee", "team", "lead @Cara"),
        AddClient("acme", "Acme Ltd", "ben", "cara", "answer the shop's inbox, then confirm the new orders", "the vault 'Acme' in 1Password", "Dana Reed, 020 7946 0018"),
        AddClient("birch", "Birch", "cara", "ben", "look through the replies to the newsletter", "the vault 'Birch' in 1Password", "Priya Nair, 020 7946 0042"),
        Playbook("playbook acme", new()
        {
            ["nutshell"] = "Dana Reed sells garden tools online, some 40 orders a day; the spring range goes live on Wednesday.",
            ["routines"] = "phone; 9-13; \"Acme Garden, how can I help?\"\norders; by 12:00; confirm in the shop, print the labels",
            ["parked"] = "the new logo; the wholesale enquiry waits for Ann",
            ["ifThen"] = "shop is down: ring Dana, then the host; refund above 50 €: ask Dana",
        }),
        Playbook("playbook birch", new()
        {
            ["nutshell"] = "Priya Nair's design studio, with a new site since Monday.",
            ["routines"] = "newsletter; Tuesdays 10:00; Priya sends the photo on Mondays",
            ["parked"] = "comments in the blog",
            ["ifThen"] = "the booking form fails: take bookings by e-mail",
        }),
        SampleStep.Says("ann", "", "note acme The courier collects at 15:30, not at 16:00."),
        SampleStep.Presses("ben", Domain.Cards.Presses.Fine(1)),
        SampleStep.Presses("cara", Domain.Cards.Presses.Fine(2)),
        SampleStep.Chats("dana", "acme", "Morning! The spring orders are in, could somebody confirm them by noon?"),
        SampleStep.Chats("ann", "acme", "On it, you'll have the confirmations by eleven."),
        SampleStep.Chats("lee", "team", "Holiday season is coming up. Please type your days to CoverBot."),
        SampleStep.Chats("priya", "birch", "The newsletter for Tuesday is ready to send."),
        SampleStep.Chats("ann", "cole", "Cole is a new client. To set it up: /invite @CoverBot"),
    ];

    /// <summary>The one form of set-up, as Ann fills it in.</summary>
    private static SampleStep AddClient(string channel, string name, string first, string second, string firstThing, string access, string whomToCall) =>
        new("ann", channel, new DeliveryBody(Press: Press.Of("add-client", channel).Code, Values: new Dictionary<string, string>
        {
            ["name"] = name,
            ["first"] = MemberId(first),
            ["second"] = MemberId(second),
            ["told"] = "channel",
            ["firstThing"] = firstThing,
            ["access"] = access,
            ["whomToCall"] = whomToCall,
        }.ToImmutableDictionary()));

    private static SampleStep Playbook(string opens, Dictionary<string, string> values) =>
        new("ann", "", new DeliveryBody(Values: values.ToImmutableDictionary()), Opens: opens);

    private static string MemberId(string person) => Ids.Member(new Account(PlaygroundDoor.Platform, PlaygroundDoor.Platform, person)).Value;
}
