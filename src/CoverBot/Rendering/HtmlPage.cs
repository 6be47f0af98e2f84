using System.Text.Encodings.Web;

namespace CoverBot.Rendering;

/// <summary>A plain page for somebody's browser.</summary>
internal static class HtmlPage
{
    /// <param name="title">Words of ours.</param>
    /// <param name="body">Mark-up of ours; what anybody else wrote is encoded in it.</param>
    public static string Of(string title, string body) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{title}}</title>
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
        </head>
        <body>
        <h1>{{title}}</h1>
        {{body}}
        </body>
        </html>
        """;

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
