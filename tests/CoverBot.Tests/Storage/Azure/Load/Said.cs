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

    /// <summary>The note is in the playbook, at least once and at most as often as it was said.</summary>
    public sealed record Noted(string Person, string Words, int Times) : Said(Person);

    /// <summary>The offer is answered.</summary>
    public sealed record Accepted(string Person, string Absence, int Ask) : Said(Person);
}
