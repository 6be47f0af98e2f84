using CoverBot.Domain.Cards;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>What somebody did and the bot took, and what must be there for it.</summary>
/// <param name="Person">The account's user id.</param>
internal abstract record Said(string Person)
{
    /// <summary>One absence of hers begins on that day.</summary>
    public sealed record Away(string Person, LocalDate From) : Said(Person);

    /// <summary>One more emergency of hers.</summary>
    public sealed record Emergency(string Person) : Said(Person);

    /// <summary>No emergency of hers from before goes on.</summary>
    /// <param name="Since">When she first said so, on the clock people are told.</param>
    public sealed record Back(string Person, Instant Since) : Said(Person);

    /// <summary>The note is in the playbook, at least once and at most as often as it was said.</summary>
    public sealed record Noted(string Person, string Words, int Times) : Said(Person);

    /// <summary>What the button says is so, unless it was refused, or undone since.</summary>
    /// <param name="Since">When it was first pressed, on the clock people are told.</param>
    /// <param name="Thanks">What the bot said to a yes that it took; "" when it has said nothing of the kind by then.</param>
    public sealed record Pressed(string Person, Press Press, Instant Since, string Thanks = "") : Said(Person);

    /// <summary>"can't" and the client's name: a yes from before does not stand, unless the bot had to ask which.</summary>
    /// <param name="Since">When it was first typed, on the clock people are told.</param>
    public sealed record GaveBack(string Person, string Client, Instant Since) : Said(Person);
}
