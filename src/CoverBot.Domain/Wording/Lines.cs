using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Wording;

/// <summary>Pieces of lines that are shown to be typed: they have to be read back as what they name.</summary>
internal static class Lines
{
    /// <summary>A client in quotes: read as that client whatever the name looks like.</summary>
    public static string Client(string name) => $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"";

    /// <summary>"@Ann ", or "" for who is to type the line: copied, it must not send away who copies it.</summary>
    public static string Whose(CrewState crew, MemberId owner, MemberId by) => owner == by ? "" : $"@{crew[owner].Name} ";

    /// <summary>"@Ben": some member other than this one; "@name" in a crew of one.</summary>
    public static string SomebodyBut(CrewState crew, MemberId not) =>
        "@" + (crew.Members.Values.FirstOrDefault(member => member.Here && member.Id != not)?.Name ?? "name");
}
