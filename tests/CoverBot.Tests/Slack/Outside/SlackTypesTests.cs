using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Slack.Receiving;
using CoverBot.Tests.Domain.Bulletins;
using CoverBot.Tests.Rendering;
using CoverBot.Tests.Support;
using CsCheck;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>Slack's own types take everything we show.</summary>
[Trait("kind", "contract")]
public sealed class SlackTypesTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    private const string Message = "{ text: string; blocks: import('@slack/types').KnownBlock[] }";
    private const string Response = "{ response_type: 'in_channel' | 'ephemeral'; text: string; blocks: import('@slack/types').KnownBlock[] }";

    /// <summary>A view as such may hold blocks that the types do not know.</summary>
    private const string Modal = "Omit<import('@slack/types').ModalView, 'blocks'> & { blocks: import('@slack/types').KnownBlock[] }";

    private const string Home = "Omit<import('@slack/types').HomeView, 'blocks'> & { blocks: import('@slack/types').KnownBlock[] }";

    private readonly JsonArray cases = [];

    [Fact]
    public async Task Every_card_and_every_form_of_every_walk_is_what_Slacks_types_say()
    {
        var worlds = Walks.All().Worlds;
        var answers = worlds.SelectMany(world => world.Answers).ToArray();
        var forms = answers.OfType<Answer.Ask>().Select(ask => ask.Form).ToArray();
        Assert.NotEmpty(forms);

        Add(worlds.SelectMany(world => world.Messages).Select(message => message.Content).Concat(answers.Select(CardOf).OfType<Card>()));
        Add(forms);

        Assert.Empty(await ObjectionsAsync());
    }

    [Fact]
    public async Task So_is_every_card_of_the_gallery_and_every_form_that_strains_the_limits()
    {
        Add(Gallery.For("slack").Select(entry => entry.Card));
        Add(Forms.Away, Forms.Strained);
        Add("loading", Modal, SlackAnswers.Loading);

        Assert.Empty(await ObjectionsAsync());
    }

    [Fact]
    public Task So_is_whatever_was_typed_into_a_card() => AnyCard.Cards.Array[40, 40].SampleAsync(
        async cards =>
        {
            cases.Clear();
            Add(cards);
            Assert.Empty(await ObjectionsAsync());
        },
        iter: 1);

    [Fact]
    public async Task A_block_with_a_member_too_many_or_of_no_kind_is_found()
    {
        Add("too many", Message, JsonNode.Parse("""{"text":"x","blocks":[{"type":"divider","colour":"red"}]}""")!);
        Add("no kind", Modal, JsonNode.Parse("""{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"bogus"}]}""")!);

        Assert.Equal(["no kind", "too many"], (await ObjectionsAsync()).Select(one => one.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static Card? CardOf(Answer answer) => answer switch
    {
        Answer.Reply reply => reply.Card,
        Answer.Public open => open.Card,
        _ => null,
    };

    private void Add(IEnumerable<Card> cards)
    {
        foreach (var card in cards)
        {
            Add(card.Summary, Message, SlackBlocks.Of(card));
            Add(card.Summary, Response, SlackAnswers.Response(card, toAll: false));
            Add(card.Summary, Home, SlackBlocks.Home(card));
            Add(card.Summary, Modal, SlackAnswers.Words(card));
        }
    }

    private void Add(params IEnumerable<Form> forms)
    {
        foreach (var form in forms)
        {
            Add(form.Title, Modal, SlackBlocks.Modal(form));
        }
    }

    private void Add(string name, string type, JsonNode value) => cases.Add(new JsonObject { ["name"] = name, ["type"] = type, ["value"] = value });

    private async Task<string[]> ObjectionsAsync() => [.. (await node.Ask("check-types.mjs", cases.DeepClone())).AsArray().Select(one => one!.GetValue<string>())];
}
