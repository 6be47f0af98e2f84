namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>link</c>, <c>link K7QD-4MHX</c> and <c>link @ann</c>.</summary>
internal static class LinkReader
{
    public static CommandLine? Read(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        if (rest.IsEmpty)
        {
            return new CommandLine.Link("", null);
        }
        var typed = LinkCodes.Plain(rest.Name);
        if (LinkCodes.IsCode(typed))
        {
            return new CommandLine.Link(typed, null);
        }
        if (look.Person(rest) is { IsOne: true } person)
        {
            return new CommandLine.Link("", person.Id);
        }
        return typed.Length is > 5 and < 12 && typed.Any(char.IsAsciiDigit)
            ? new CommandLine.Trouble("link-code", "That is no code: a code has eight letters and digits, such as K7QD-4MHX.", "link")
            : null;
    }
}
