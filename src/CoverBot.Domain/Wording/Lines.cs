using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Wording;

/// <summary>Pieces of lines that are shown to be typed: they have to be read back as what they name.</summary>
internal static class Lines
{
    /// <summary>A client in quotes: read as that client whatever the name looks like.</summary>
    public static string Client(string name) => $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"";

    /// <summary>"@Ben": some member other than this one; "@name" in a crew of one.</summary>
    public static string SomebodyBut(CrewState crew, MemberId not) =>
        "@" + (crew.Members.Values.FirstOrDefault(member => member.Here && member.Id != not)?.Name ?? "name");
}
