using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>What an activity says, and nothing of how it was written.</summary>
internal abstract record Heard
{
    private Heard() { }

    /// <summary>Something for the desk.</summary>
    public sealed record Said(Inbound Inbound, TeamsWay Way) : Heard;

    /// <summary>Something that is answered without the desk.</summary>
    public sealed record Answered(Card Card, TeamsWay Way) : Heard;

    /// <summary>A client shows a card again and asks what stands on it now. Nobody did anything.</summary>
    /// <param name="In">Null in the own chat.</param>
    public sealed record Refreshed(Account Reader, ChannelRef? In, string Message) : Heard;

    /// <summary>Channels were renamed, closed or shared.</summary>
    public sealed record Changed(ImmutableArray<ChannelRef> Channels) : Heard;

    /// <summary>The app was installed, again or in a newer version.</summary>
    public sealed record Installed : Heard;

    /// <summary>The person's own chat with the bot is no more.</summary>
    public sealed record Removed(Account Account) : Heard;

    /// <summary>An invoke that the bot does not know.</summary>
    public sealed record Unknown : Heard;
}

/// <summary>What the answer is part of.</summary>
internal enum AnswerBy
{
    /// <summary>A message of its own.</summary>
    Message,

    /// <summary>The response to a press on a card.</summary>
    Card,

    /// <summary>The response to a dialog that opens.</summary>
    Opening,

    /// <summary>The response to a dialog that was sent off.</summary>
    Dialog,

    /// <summary>The response to a dialog that a command opened, when it is sent off: there is no card beside it that shows what came of it.</summary>
    Command,
}

/// <summary>How what was said is answered.</summary>
/// <param name="Conversation">Where it was said, with its thread.</param>
/// <param name="Mri">Whom a private answer is for.</param>
/// <param name="Alone">Whether nobody else may see the answer: it was said so that nobody else saw it.</param>
/// <param name="OnAnswer">Whether the button stood on an answer, which no board knows.</param>
/// <param name="Form">The form that was sent off, as it was shown; null when there is none, or it can't be read.</param>
internal sealed record TeamsWay(AnswerBy By, string Conversation, string Mri, bool Alone = false, bool OnAnswer = false, Form? Form = null)
{
    /// <summary>Whether it was said in somebody's own chat with the bot, which nobody else reads.</summary>
    public bool IsOwnChat => Activity.IsOwn(Conversation);
}
