using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;

namespace CoverBot.Domain.Conversations;

/// <summary>A member's line: read, then decided or answered.</summary>
internal static class TypedLines
{
    public static Decision Respond(Talk talk, string text)
    {
        var line = CommandReader.Read(text, NamesOf.Crew(talk.Crew), words => When.Read(words, talk.Now) is not Reading.Unclear { Code: WhenTrouble.NotADate });
        return Explain(line) ?? AwayLines.Respond(talk, line) ?? CoverLines.Respond(talk, line) ?? SetupLines.Respond(talk, line)
            ?? Talk.Say(Help.NotUnderstood());
    }

    private static Decision? Explain(CommandLine line) => line switch
    {
        CommandLine.Trouble trouble => Talk.No(trouble.Code, trouble.Sentence, trouble.Try),
        CommandLine.NearMiss miss => Talk.Say(Help.NearMiss(miss)),
        CommandLine.NotUnderstood => Talk.Say(Help.NotUnderstood()),
        CommandLine.Help help => Talk.Say(Help.Card(help.About)),
        _ when Commands.ComesLater(line) => Talk.Say(Help.NotYet(line)),
        _ => null,
    };
}
