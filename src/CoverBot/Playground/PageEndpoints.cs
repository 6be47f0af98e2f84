namespace CoverBot.Playground;

/// <summary>The page itself: three files beside the program, or a sentence that says why they are not there.</summary>
internal static class PageEndpoints
{
    private static readonly (string Name, string Type)[] Assets = [("app.js", "text/javascript"), ("app.css", "text/css"), ("icon.svg", "image/svg+xml")];

    public static void Map(IEndpointRouteBuilder routes, string folder)
    {
        routes.MapGet("/", () => File.Exists(Path.Combine(folder, "index.html"))
            ? Results.File(Path.Combine(folder, "index.html"), "text/html; charset=utf-8")
            : Results.Content(Missing, "text/html; charset=utf-8"));
        foreach (var (name, type) in Assets)
        {
            routes.MapGet("/" + name, () => File.Exists(Path.Combine(folder, name))
                ? Results.File(Path.Combine(folder, name), type + "; charset=utf-8")
                : Results.NotFound());
        }
    }

    private const string Missing = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>CoverBot Playground</title></head>
        <body>
        <h1>CoverBot is running, its page was not built</h1>
        <p>The Playground's page is built with Node.js, which was not found: install Node.js 20 or newer (nodejs.org) and run <code>dotnet build</code> again.</p>
        </body>
        </html>
        """;
}
