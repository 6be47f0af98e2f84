using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Domain.Crews;

/// <summary>How much attention a client needs right now.</summary>
public enum Heat
{
    Calm,
    Watch,
    Hot,
}

/// <summary>A client's standing handover sheet. Texts are as typed; "" means nobody has written it yet.</summary>
/// <param name="Why">Why it is watch or hot, in a few words.</param>
/// <param name="Nutshell">Who the client is and where things stand.</param>
/// <param name="FirstThing">What is done first each morning.</param>
/// <param name="Parked">What is left alone.</param>
/// <param name="IfThen">"If the shop is down, ring Dana."</param>
/// <param name="WhomToCall">Names and numbers; never shown to clients.</param>
/// <param name="Access">Where access is kept: the vault's name, never a secret.</param>
/// <param name="Notes">Oldest first.</param>
/// <param name="TouchedOn">When it was last written or used; null when never.</param>
public sealed record Playbook(
    Heat Heat,
    string Why,
    string Nutshell,
    string FirstThing,
    string Parked,
    string IfThen,
    string WhomToCall,
    string Access,
    ImmutableArray<Routine> Routines,
    ImmutableArray<Note> Notes,
    LocalDate? TouchedOn)
{
    public static Playbook Empty { get; } = new(Heat.Calm, "", "", "", "", "", "", "", [], [], null);
}

/// <summary>Recurring work of a client.</summary>
/// <param name="What">What is done.</param>
/// <param name="When">When, in words: "daily 9-13", "Tuesdays".</param>
/// <param name="How">How it is done.</param>
/// <param name="OnTheSpot">Whether it needs somebody there at that time.</param>
public sealed record Routine(string What, string When, string How, bool OnTheSpot);

/// <summary>A line somebody wrote about a client.</summary>
public sealed record Note(string Words, MemberId By, Instant At);
