namespace PuyangFabu.Site.Frame;

/// <summary>Headers of every public page. Nearly all pages carry no script, so the policy allows none; the one of a form allows files of this site.</summary>
public static class PageHeaders
{
    /// <summary>
    /// Pictures may come from anywhere, because articles of imports, sources and editors link theirs, as covers and in texts; what was
    /// pulled from WeChat shows copies. Only this site may show a page in a frame: the
    /// sandbox's phone does, as its browser.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' https: http: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>The same for a page that names a script of this site.</summary>
    public const string ScriptedContentSecurityPolicy = $"{ContentSecurityPolicy}; script-src 'self'";

    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        // Picture hosts of other accounts refuse a foreign referrer, and no one needs to learn what citizens read.
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ];
}
