using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;

namespace CoverBot.Domain.Bulletins;

/// <summary><c>who/n</c>: are you one of these people? To whoever came to a crew that has another side.</summary>
internal static class WhoCard
{
    public static bool IsOpen(Member reader, WhoAsk ask) => reader.Into is null && ask is { Picked: null, None: false };

    public static Card For(CrewState crew, Member reader, WhoAsk ask)
    {
        if (reader.Into is { } into)
        {
            return Card.Of($"You and {crew[into].Name} are one member now: what is asked of one is asked of you once, wherever you wrote last.");
        }
        if (ask.Picked is { } picked)
        {
            return Card.Of(crew[picked].Claims.LastOrDefault(claim => claim.By == reader.Id) is { Yes: false }
                ? $"{crew[picked].Name} says that it is somebody else, so you stay a member of your own. If that was a mistake, {crew[picked].Name} writes link there and picks you."
                : $"You say that you are {crew[picked].FullName} there. As soon as that is confirmed from there, the two are one member.");
        }
        return ask.None ? Card.Of("You are none of those who were here before; you are a member of your own. To change that, write: link") : Question(crew, ask.Number, ask.Among);
    }

    /// <param name="number">0 when it was asked for.</param>
    public static Card Question(CrewState crew, int number, IEnumerable<MemberId> among) => Card.Of(
        Text.Bold("Are you one of these people, under another account?").Then(" Then you are asked and told things once. Who you pick is asked too."),
        new Block.Buttons([
            .. among.Where(member => crew[member].Here).Take(Matching.Most).Select(member => new Button(Troubles.Cut($"I'm {crew[member].FullName}", 74), Presses.IAm(number, member))),
            new Button("None of these", Presses.NoneOfThese(number)),
        ]));
}

/// <summary><c>claim/n</c>: somebody says that this is you. Only both make it so.</summary>
internal static class ClaimCard
{
    public static Card For(CrewState crew, Member on, Claim claim)
    {
        var by = crew[claim.By];
        if (claim.Yes is { } yes)
        {
            return Card.Of(yes ? "You have confirmed that you are one person. What is asked of you comes to where you wrote last." : $"You said that {by.FullName} is somebody else.");
        }
        if (claim.Off)
        {
            return Card.Of("Nothing to confirm any more.");
        }
        var title = $"{by.FullName}, {Matching.Where(by, on)}, says that is you.";
        return new Card(title, [
            new Block.Paragraph(Text.Bold(title).Then(" If so, you are one member with two accounts: whatever is yours there and here is yours in both places.")),
            Parts.Row(new Button("Yes, that's me", Presses.ThatsMe(claim.Number), ButtonStyle.Primary), new Button("No", Presses.NotMe(claim.Number))),
        ]);
    }
}
