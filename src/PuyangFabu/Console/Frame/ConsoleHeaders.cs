namespace PuyangFabu.Console.Frame;

/// <summary>Headers of every console page: kept nowhere, framed nowhere, and no script at all.</summary>
public static class ConsoleHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        new("Cache-Control", "no-store"),
    ];
}
