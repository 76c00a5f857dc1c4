namespace PuyangFabu.Console.Frame;

/// <summary>Headers of everything under the console: kept nowhere, framed nowhere, scripts and styles of our own only.</summary>
public static class ConsoleHeaders
{
    private const string Rules =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; ";

    private const string OfPages = Rules + "img-src 'self'";

    /// <summary>What Radzen draws places itself by style attributes; no style sheet and no script of others even there.</summary>
    private const string OfIslands = Rules + "img-src 'self' data: blob:; style-src-attr 'unsafe-inline'";

    /// <param name="islands">The page has parts that set style attributes.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(bool islands) =>
    [
        new("Content-Security-Policy", islands ? OfIslands : OfPages),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        new("Cache-Control", "no-store"),
    ];
}
