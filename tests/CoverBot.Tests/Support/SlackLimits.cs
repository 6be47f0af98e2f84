using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>Slack's rules for blocks, as strict as the strictest source: what it would refuse, and members it does not know. Sources: the reference pages under
/// docs.slack.dev/reference/block-kit (B: blocks, E: block elements, C: composition objects, V: views), T: the package @slack/types, and issues where Slack is silent.</summary>
public static class SlackLimits
{
    /// <summary>What Slack would refuse in a body for chat.postMessage; empty when nothing.</summary>
    public static IReadOnlyList<string> OfMessage(JsonObject message)
    {
        var problems = new SlackProblems();
        var blocks = message["blocks"]!.AsArray();
        problems.Text(message["text"]?.GetValue<string>(), 1, 4000, "text"); // chat.postMessage: at most 4,000 advised, cut above 40,000; without it a notification says nothing
        problems.Unless(blocks.Count <= 50, "more than 50 blocks"); // B
        problems.Unless(blocks.ToJsonString(SlackProblems.Relaxed).Length <= 13_000, "msg_blocks_too_long"); // slackapi/bolt-js#2509: refused from 13,297 characters; #2867: containers count
        Blocks(blocks, problems);
        return problems.Found;
    }

    /// <summary>The same for a modal or the Home tab.</summary>
    public static IReadOnlyList<string> OfView(JsonObject view)
    {
        var problems = new SlackProblems();
        var blocks = view["blocks"]!.AsArray();
        problems.Unless(blocks.Count <= 100, "more than 100 blocks"); // V
        problems.Unless(System.Text.Encoding.UTF8.GetByteCount(view.ToJsonString()) <= 250_000, "view_too_large"); // views.open
        problems.Unless((view["private_metadata"]?.GetValue<string>().Length ?? 0) <= 3000, "private_metadata"); // V
        problems.Unless((view["callback_id"]?.GetValue<string>().Length ?? 0) <= 255, "callback_id"); // V
        if (view["type"]!.GetValue<string>() == "modal")
        {
            problems.Unless(view["submit"] is not null || !blocks.Any(block => block!["type"]!.GetValue<string>() == "input"), "an input block, and nothing to submit it with"); // V
            foreach (var member in ((string[])["title", "submit", "close"]).Where(member => member == "title" || view[member] is not null))
            {
                problems.PlainText(view[member], 24, member); // V
            }
        }
        Blocks(blocks, problems);
        return problems.Found;
    }

    private static void Blocks(JsonArray blocks, SlackProblems problems)
    {
        foreach (var block in blocks)
        {
            SlackBlockLimits.Check(block!.AsObject(), problems);
        }
        var ids = blocks.Select(block => block!["block_id"]?.GetValue<string>()).OfType<string>().ToArray();
        problems.Unless(ids.All(id => id.Length is >= 1 and <= 255), "block_id above 255"); // B
        problems.Unless(ids.Distinct().Count() == ids.Length, "a block_id twice"); // B
    }
}
