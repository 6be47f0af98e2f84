using System.Collections.Immutable;
using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Deciding;

/// <summary>What comes of a command. What cannot happen throws instead.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>It is so: these events, in order, and what the person gets back. No events: it was so already, or only a question.</summary>
    public sealed record Done(ImmutableArray<Event> Events, Answer Answer) : Decision
    {
        /// <summary>What is kept for when the same delivery comes again, where the answer itself must be written down nowhere; null: the answer.</summary>
        public Answer? Again { get; init; }

        /// <summary>Whether it was a question by its words alone: no state there ever was would have made a change of it.</summary>
        public bool IsQuestion { get; init; }
    }

    /// <summary>A business "no": nothing was changed, and the person reads why.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}

/// <summary>A "no" that a person reads.</summary>
/// <param name="Code">Stable; for logs and tests.</param>
/// <param name="Sentence">One plain sentence: what is wrong.</param>
/// <param name="Try">A line that works, or "" where the sentence says what to do.</param>
/// <param name="Buttons">What helps on, if a button does.</param>
public sealed record Refusal(string Code, string Sentence, string Try, ImmutableArray<Cards.Button> Buttons)
{
    public Refusal(string code, string sentence, string @try = "")
        : this(code, sentence, @try, [])
    {
    }

    public Cards.Card Card
    {
        get
        {
            var text = Cards.Text.Of(Sentence);
            var card = Cards.Card.Of(Try.Length == 0 ? text : text.Then(" Try: ").ThenBold(Try));
            return Buttons.IsEmpty ? card : card with { Blocks = card.Blocks.Add(new Cards.Block.Buttons(Buttons)) };
        }
    }
}
