using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Domain.Cards;

/// <summary>A piece of a line. Everything is plain text: renderers escape it for their platform.</summary>
public abstract record Span
{
    private Span() { }

    /// <param name="Tone">How it strikes the eye beside the word itself: never the only sign of what is meant.</param>
    public sealed record Words(string Value, bool Bold = false, bool Italic = false, Tone Tone = Tone.None) : Span;

    /// <summary>A moment, shown in the reader's zone where the platform can, else as <paramref name="Fallback"/>.</summary>
    /// <param name="At">The moment itself.</param>
    /// <param name="Fallback">Full words in a named zone, such as "Mon 30 Nov 09:00, London time".</param>
    public sealed record Moment(Instant At, string Fallback) : Span;

    /// <summary>A person by name. Rings only where the card is newly posted and the platform rings for mentions.</summary>
    public sealed record Person(Chat.Account Account, string Name) : Span;

    /// <summary>A channel by name.</summary>
    public sealed record Channel(Chat.ChannelRef Ref, string Name) : Span;
}

/// <summary>The colour or sign a word is given where the platform has one.</summary>
public enum Tone
{
    None,
    Calm,
    Watch,
    Hot,
}

/// <summary>One line or paragraph.</summary>
public sealed record Text(ImmutableArray<Span> Spans)
{
    public static implicit operator Text(string words) => Of(words);

    /// <summary>Words with <c>**bold**</c> never interpreted: exactly this text.</summary>
    public static Text Of(string words) => new([new Span.Words(words)]);

    public static Text Bold(string words) => new([new Span.Words(words, Bold: true)]);

    public static Text Of(params Span[] spans) => new([.. spans]);

    public Text Then(string words) => new(Spans.Add(new Span.Words(words)));

    public Text ThenBold(string words) => new(Spans.Add(new Span.Words(words, Bold: true)));

    public Text Then(Text other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Spans.AddRange(other.Spans));
    }

    /// <summary>The words alone, as a screen reader or a notification shows them.</summary>
    public string Plain => string.Concat(Spans.Select(span => span switch
    {
        Span.Words words => words.Value,
        Span.Moment moment => moment.Fallback,
        Span.Person person => person.Name,
        Span.Channel channel => "#" + channel.Name,
        _ => throw new InvalidOperationException($"no such span: {span}"),
    }));

    public bool Equals(Text? other) => other is not null && Spans.SequenceEqual(other.Spans);

    public override int GetHashCode() => Plain.GetHashCode(StringComparison.Ordinal);
}
