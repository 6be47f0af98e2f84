using CoverBot.Rendering;

namespace CoverBot.Slack.Installing;

/// <summary>What somebody who installs the app gets to read. Only words of ours, and the workspace's name, are in it.</summary>
internal static class InstallPages
{
    public static IResult Installed(string workspace) => Page(StatusCodes.Status200OK, "CoverBot is installed", $"""
        <p>{(workspace is "" ? "Your workspace" : HtmlPage.Encode(workspace))} has it now. Next, in Slack:</p>
        <ol>
        <li>Go to your team's channel and type <code>/invite @CoverBot</code>. Whoever is in that channel is in the team.</li>
        <li>CoverBot asks you there what the channel is. Press <b>It's our team channel</b>.</li>
        <li>Invite it to a client's channel in the same way: it asks who steps in first.</li>
        </ol>
        """);

    public static IResult NotAllowed() => Trouble(StatusCodes.Status200OK, "Nothing was installed", "You did not allow it in Slack, so nothing has changed there.");

    public static IResult Stale() => Trouble(StatusCodes.Status400BadRequest, "Nothing was installed",
        "An installation takes place in one browser, once, within ten minutes. This one was begun elsewhere, was used already or is too old; or the browser keeps no cookies.");

    public static IResult CodeGone() => Trouble(StatusCodes.Status400BadRequest, "Nothing was installed", "What Slack sent has been used already or is too old.");

    public static IResult WholeOrganization() => Trouble(StatusCodes.Status400BadRequest, "Choose one workspace",
        "CoverBot works in a single workspace, not in a whole Enterprise organization at once. Begin again and choose the workspace your team is in.");

    public static IResult SlackRefused() => Trouble(StatusCodes.Status502BadGateway, "Slack said no",
        "Slack did not accept CoverBot's own settings. Tell whoever runs this CoverBot: its log says which setting to look at.");

    public static IResult SlackSilent() => Trouble(StatusCodes.Status502BadGateway, "Slack did not answer", "Nothing is lost: begin again, now or in a minute.");

    public static IResult NotKept() => Trouble(StatusCodes.Status503ServiceUnavailable, "Almost", "Slack agreed, but CoverBot could not write it down. Begin again in a minute; nothing is there twice.");

    private static IResult Trouble(int status, string title, string sentence) => Page(status, title, $"""
        <p>{sentence}</p>
        <p><a href="{InstallEndpoints.Install}">Begin again</a></p>
        """);

    private static IResult Page(int status, string title, string body) => Results.Content(HtmlPage.Of(title, body), "text/html; charset=utf-8", statusCode: status);
}
