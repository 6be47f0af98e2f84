using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;

namespace CoverBot.Domain.Conversations;

/// <summary>A member's line: read, then decided or answered.</summary>
internal static class TypedLines
{
    /// <summary>How many refusals are followed to a line that works.</summary>
    private const int Patience = 4;

    public static Decision Respond(Talk talk, string text)
    {
        var decision = Decide(talk, text);
        return decision is Decision.Refused { Refusal: { Try.Length: > 0 } refusal }
            ? new Decision.Refused(refusal with { Try = Working(talk, refusal.Try) })
            : decision;
    }

    /// <summary>A line that can be read may still be refused to this person at this moment; then it is the line shown there, and so on.</summary>
    private static string Working(Talk talk, string line)
    {
        for (var left = Patience; left > 0; left--)
        {
            if (Decide(talk, line) is not Decision.Refused { Refusal.Try: var next } || next == line)
            {
                // What refuses itself works in another place, and its sentence says where.
                return line;
            }
            line = next;
        }
        return "help";
    }

    private static Decision Decide(Talk talk, string text)
    {
        var line = CommandReader.Read(text, NamesOf.Crew(talk.Crew, talk.Inbound.From), words => When.IsDate(words, talk.Now));
        return Explain(talk, line) ?? AwayLines.Respond(talk, line) ?? CoverLines.Respond(talk, line) ?? SetupLines.Respond(talk, line)
            ?? Talk.Say(Help.NotUnderstood());
    }

    private static Decision? Explain(Talk talk, CommandLine line) => line switch
    {
        CommandLine.Trouble trouble => Talk.No(trouble.Code, trouble.Sentence, trouble.Try),
        CommandLine.NearMiss miss => Talk.Say(Help.NearMiss(miss)),
        CommandLine.NotUnderstood => Talk.Say(Help.NotUnderstood()),
        CommandLine.Help help => Talk.Say(Help.Card(help.About, talk.Inbound.From.Platform)),
        _ when Commands.ComesLater(line) => Talk.Say(Help.NotYet(line)),
        _ => null,
    };
}
