using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>call/n</c>: the open call in the team channel, a button per client.</summary>
internal static class CallCard
{
    public static bool IsOpen(AbsenceView view, OpenCall call, int side) => view.Crew.Settings.Joined(side) is not { IsIn: false } && view.Absence.IsOpen && call.Clients.Any(client => IsWanted(view, client));

    public static Card For(AbsenceView view, OpenCall call, int side)
    {
        if (view.Crew.Settings.Joined(side) is { IsIn: false })
        {
            return Card.Of("This channel is not the team's any more.");
        }
        var title = view.Absence.Span.Until is null ? $"Who can step in for {view.OwnerName}, from now on?" : $"Who can step in for {view.OwnerName}? {view.DatesShort}.";
        var wanted = call.Clients.Where(client => view.Absence.IsOpen && IsWanted(view, client)).ToList();
        return Parts.Card(title, [
            new Block.Paragraph(Text.Bold(title)),
            new Block.Bullets([.. call.Clients.Select(client => Line(view, client))]),
            wanted.Count == 0 ? null : Rung(view, call, side),
            wanted.Count == 0 ? null : new Block.Note(Text.Of("First yes has it. The handover comes to your chat with me.")),
            wanted.Count == 0 ? null : new Block.Buttons([.. wanted.Select(client => new Button($"I take {view.Name(client)}", Presses.TakeCall(view.Absence, client), ButtonStyle.Primary))]),
        ]);
    }

    /// <summary>"Max, Mia: can you?"; null when nobody on this side is called by name.</summary>
    private static Block.Paragraph? Rung(AbsenceView view, OpenCall call, int side)
    {
        var channel = view.Crew.Settings.TeamChannelOn(side);
        var spans = new List<Span>();
        foreach (var member in call.Rung.Select(id => view.Crew[id]).Where(member => member.Here))
        {
            if (member.AccountIn(channel.Platform, channel.Tenant) is { } account)
            {
                spans.AddRange(spans.Count == 0 ? [] : [new Span.Words(", ")]);
                spans.Add(new Span.Person(account, member.Name));
            }
        }
        return spans.Count == 0 ? null : new(Text.Of([.. spans, new Span.Words(": can you?")]));
    }

    private static bool IsWanted(AbsenceView view, ClientId client) => view.Absence.CoverOf(client) is { IsWanting: true };

    private static Text Line(AbsenceView view, ClientId client)
    {
        var name = Text.Bold(view.Name(client));
        return view.Absence.CoverOf(client)!.Stage switch
        {
            CoverStage.Covered covered => name.Then($" – {view.Name(covered.By)} has it, thank you"),
            CoverStage.Asking or CoverStage.Open => name.Then(" – still open"),
            _ => name.Then(" – not needed any more"),
        };
    }
}
