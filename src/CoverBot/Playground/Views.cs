using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using NodaTime;

namespace CoverBot.Playground;

/// <summary>What the page reads: who is there, as seen by one person.</summary>
internal sealed record WorldView(Instant Now, IReadOnlyList<PersonView> People, IReadOnlyList<ConversationView> Conversations);

/// <param name="Zone">IANA time zone.</param>
/// <param name="Unread">How many messages the person has not read, in all conversations.</param>
internal sealed record PersonView(string Id, string Name, string FullName, string Zone, string Role, bool Outsider, IReadOnlyList<string> Tries, int Unread);

/// <param name="Name">As shown: "CoverBot" or "#acme".</param>
internal sealed record ConversationView(string Id, string Name, bool Own, int Unread, IReadOnlyList<string> Members);

/// <param name="Author">The person's id; null for the bot.</param>
/// <param name="OnlyYou">Whether nobody else sees it, in a conversation of several.</param>
/// <param name="Text">What a person typed; null for a card.</param>
/// <param name="Teams">The card as Adaptive Card JSON; null for typed text.</param>
/// <param name="Slack">The card as <c>{"text", "blocks"}</c>; null for typed text.</param>
internal sealed record MessageView(
    string Id, string? Author, bool OnlyYou, string? Text, JsonObject? Teams, JsonObject? Slack, Instant At, Instant? EditedAt, int Edits);

/// <summary>What came of something somebody did.</summary>
/// <param name="Form">A form to fill in; null when none was asked for.</param>
/// <param name="FormCode">The code to send the form off with.</param>
/// <param name="Errors">What is wrong with the form that was sent off, by field key; null when nothing is.</param>
/// <param name="Refused">True when the bot said no: nothing was changed.</param>
internal sealed record DoneView(Form? Form = null, string? FormCode = null, ImmutableDictionary<string, string>? Errors = null, bool Refused = false);
