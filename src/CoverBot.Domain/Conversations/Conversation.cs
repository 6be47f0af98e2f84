using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>What the host looked up on the platform for one inbound thing.</summary>
/// <param name="Sender">Null when the platform does not know the account.</param>
/// <param name="Channels">Facts of the channels that <see cref="Conversation.Needs"/> named and the platform knows.</param>
/// <param name="NewCrew">The crew that would be made in this workspace; used once.</param>
public sealed record Facts(Profile? Sender, ImmutableArray<ChannelFacts> Channels, CrewId NewCrew)
{
    /// <summary>What is made of "link" by a lead; null where none can be made.</summary>
    public LinkCode? Code { get; init; }

    /// <summary>The code that was typed; null when none was.</summary>
    public LinkTry? Link { get; init; }

    /// <summary>Null when it was not looked up, or the platform does not know it.</summary>
    public ChannelFacts? Of(ChannelRef channel) => Channels.FirstOrDefault(facts => facts.Channel == channel);

    /// <summary>The same, with everybody under the id of the member they are by now.</summary>
    internal Facts Of(CrewState crew) => !crew.Members.Values.Any(member => member.Into is not null) ? this : this with
    {
        Sender = Sender?.Of(crew),
        Channels = [.. Channels.Select(facts => facts with { People = [.. facts.People.Select(person => person.Of(crew))] })],
    };
}

/// <summary>A typed code, as the host has looked it up.</summary>
/// <param name="IsKnown">Whether it is, or was, some crew's code; that crew decides then.</param>
/// <param name="PausedUntil">Too many of this person's were wrong; null when not.</param>
/// <param name="Own">The crew this workspace has so far; null when it has none.</param>
public sealed record LinkTry(string Hash, bool IsKnown, Instant? PausedUntil, CrewState? Own);

/// <summary>From what somebody said, pressed or submitted to a decision. Pure.</summary>
public static class Conversation
{
    /// <summary>For who said something in another place than the own chat, where the card is.</summary>
    public const string NotedInChat = "Noted. " + RestInChat;

    internal const string RestInChat = "The rest is in your chat with me.";

    /// <summary>The channels whose facts must be looked up before <see cref="Respond"/>; mostly none.</summary>
    public static ImmutableArray<ChannelRef> Needs(Inbound inbound)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        ChannelRef Named(string id) => new(inbound.From.Platform, inbound.From.Tenant, id);
        return inbound switch
        {
            Inbound.Typed typed => [.. Here(inbound), .. Mentions.Channels(typed.Text).Select(Named)],
            Inbound.Submitted { Form.Verb: Forms.AddClientVerb } form => [.. Here(inbound), Named(form.Form[0])],
            Inbound.Pressed { Press.Verb: "its-team" or "its-client" } press => [Named(press.Press[0])],
            Inbound.Invited => Here(inbound),
            _ => [],
        };
    }

    /// <summary>The code by which a workspace is to be joined, if that is what was typed: the crew whose code it is decides, not the one that is there. Null for everything else.</summary>
    public static string? LinkCodeIn(Inbound inbound)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        return LinkLines.CodeIn(inbound);
    }

    /// <summary>Whether the answer may be a form, from what was said alone: nothing of the crew is looked at. Where forms open by a trigger that does not last, it is opened before anything is read.</summary>
    public static bool MayAsk(Inbound inbound)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        return inbound switch
        {
            Inbound.Typed typed => FormLines.MayAsk(typed.Text, typed.TypedAt),
            Inbound.Pressed { Press: { Verb: "run" } run } => FormLines.MayAsk(run[0], inbound.TypedAt),
            Inbound.Pressed pressed => PressedButtons.MayAsk(pressed.Press),
            _ => false,
        };
    }

    /// <summary>Whether the button may open a form, as far as the button alone tells: where another kind of button is needed for that.</summary>
    public static bool MayAsk(Press press)
    {
        ArgumentNullException.ThrowIfNull(press);
        // Which day it is makes no date of words that are none.
        return press.Verb == "run" ? FormLines.MayAsk(press[0], NodaConstants.UnixEpoch) : PressedButtons.MayAsk(press);
    }

    /// <summary>Reads it and decides. Never throws for anything a person can type, press or submit.</summary>
    public static Decision Respond(Inbound inbound, Facts facts, CrewState crew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(crew);
        var lives = Lives(inbound, facts, crew, at);
        var talk = new Talk(inbound, facts, lives.Aggregate(crew, Evolve.Apply), at);
        // A workspace that was joined to another crew is decided on there.
        var decision = talk.Acted(crew.Crew is { Into: not null } && facts.Link is null ? Talk.Nothing : Respond(talk));
        return decision is Decision.Done { Answer: not Answer.Errors } done && !lives.IsEmpty ? done with { Events = lives.AddRange(done.Events) } : decision;
    }

    /// <summary>Whoever acts in another zone than before is read, and told times, in that one.</summary>
    private static ImmutableArray<Event> Lives(Inbound inbound, Facts facts, CrewState crew, Instant at) =>
        inbound is Inbound.Typed or Inbound.Pressed or Inbound.Submitted && facts.Link is null && facts.Sender?.ZoneId is { } zone && crew.Crew is { Into: null } && crew.MemberBehind(inbound.From) is { } me
        && Decider.Decide(new Command.LiveIn(me.Id, inbound.From, zone), crew, at) is Decision.Done done ? done.Events : [];

    private static Decision Respond(Talk talk) => talk.Inbound switch
    {
        _ when talk.Facts.Link is { } link => LinkLines.Join(talk, link),
        Inbound.Moved moved => Move(talk, moved),
        Inbound.Invited => Invitations.Ask(talk),
        Inbound.Opened => Pages.Open(talk),
        _ when talk.Crew.Crew is null => Newcomers.Respond(talk),
        _ when talk.Me is null => Outsiders.Respond(talk),
        Inbound.Typed typed => Look(talk, talk.Soft(TypedLines.Respond(talk, typed.Text))),
        Inbound.Pressed pressed => PressedButtons.Respond(talk, pressed.Press),
        Inbound.Submitted submitted => Submissions.Respond(talk, submitted),
        _ => throw new InvalidOperationException($"no such inbound: {talk.Inbound.GetType().Name}"),
    };

    private static ImmutableArray<ChannelRef> Here(Inbound inbound) => inbound.In is { } channel ? [channel] : [];

    /// <summary>Whoever types in the team's channel shows whether it is still the team's own.</summary>
    private static Decision Look(Talk talk, Decision decision) => decision is Decision.Done done && talk.Inbound.In is { } channel && talk.Facts.Of(channel) is { } facts
        && Decider.Decide(new Command.SeeTeamChannel(facts), done.Events.Aggregate(talk.Crew, Evolve.Apply), talk.At) is Decision.Done { Events: { IsEmpty: false } seen }
        ? done with { Events = done.Events.AddRange(seen) }
        : decision;

    private static Decision Move(Talk talk, Inbound.Moved moved)
    {
        if (talk.Crew.Crew is null || moved.In is null || talk.Facts.Sender is null)
        {
            return Talk.Nothing;
        }
        return talk.Decide(moved.Joined
            ? new Command.PersonJoined(moved.In, talk.Facts.Sender)
            : new Command.PersonLeft(moved.In, talk.Facts.Sender.Id));
    }
}
