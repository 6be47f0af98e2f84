using CoverBot.Rendering;

namespace CoverBot.Web;

/// <summary>What the stores of apps ask for: what this is, what it keeps of people, and on what terms it runs.</summary>
internal static class AboutPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Page("/about", "CoverBot", """
            <p>When a virtual assistant goes on leave, falls ill or stops answering, CoverBot makes sure that somebody takes over, knows how, and that the clients are told. It
            lives in your team's chat: type <code>away mon to fri</code> in your chat with CoverBot, or <code>help</code>.</p>
            <p><a href="/privacy">What it keeps</a> · <a href="/terms">Terms</a></p>
            """);
        Page("/privacy", "What CoverBot keeps", """
            <ul>
            <li>Of the people in the team's channel: name, time zone and account id, as the chat gives them. In Teams, of the people in a client's channel too, so that nobody is named there
            who can't read it.</li>
            <li>What they enter: when they are away, which clients they look after, who steps in, and the notes handed over with the work.</li>
            <li>Ids of the messages it has written, so that it can correct them.</li>
            </ul>
            <p>It reads what is typed to it or at it, and no other message. What it does not understand is not kept. A reason that comes with a no is seen by whoever is away and the leads alone; a client
            reads who steps in and when, and nothing else.</p>
            <p>All of this is in the storage of whoever runs this CoverBot, and goes nowhere else than into your own chat. To have something changed or erased, ask a lead of your team, who
            knows who runs it.</p>
            """);
        Page("/terms", "Terms", """
            <p>CoverBot is open source under the MIT licence, without any warranty. Whoever runs this installation decides who may use it, and answers for it.</p>
            <p>It tells people what was arranged; it does not decide whether leave is allowed. Until somebody has pressed Accept, the work is still with the person who is away.</p>
            """);

        void Page(string path, string title, string body) => routes.MapGet(path, () => Results.Content(HtmlPage.Of(title, body), "text/html; charset=utf-8"));
    }
}
