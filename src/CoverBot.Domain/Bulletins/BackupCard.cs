using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>backup/n</c>: would you back this client up? Asked once, at set-up; no gate.</summary>
internal static class BackupCard
{
    private static readonly string[] Places = ["first", "second", "third", "fourth", "fifth"];

    /// <param name="on">Whose board it stands on.</param>
    public static Card For(CrewState crew, Member on, BackupAsk ask)
    {
        var client = crew[ask.Client];
        if (ask.Fine == false)
        {
            return Card.Of($"You'd rather not back up {client.Name}. That's fine.");
        }
        var index = client.Backups.IndexOf(on.Into ?? on.Id);
        if (index < 0)
        {
            return Card.Of($"You are not on the list of {client.Name} any more. Nothing to do.");
        }
        var place = index < Places.Length ? Places[index] : $"{index + 1}th";
        if (ask.Fine == true)
        {
            return Card.Of($"You're {place} backup for {client.Name}. Thank you.");
        }
        var title = $"{crew[ask.By].Name} would like you as {place} backup for {client.Name}.";
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title).Then(" Nothing to do now.")),
            Parts.Row(new Button("Fine", Presses.Fine(ask.Number, on), ButtonStyle.Primary), new Button("Rather not", Presses.RatherNot(ask.Number, on))),
        ]);
    }
}
