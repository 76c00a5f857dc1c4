namespace PuyangFabu.Foundation.Pages;

/// <summary>Where a switch leads back to: a page of this site and never another one, whatever the link said.</summary>
public static class LocalReturn
{
    private const int LongestPath = 2000;

    /// <returns>The path if it is a plain path of this site, otherwise the home page.</returns>
    public static string Of(string? path) => IsLocal(path) ? path : "/";

    // "//host" and "/\host" lead away from the site in every browser; a control character can split a header.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? path) =>
        path is ['/', .. var rest]
        && path.Length <= LongestPath
        && rest is not ['/' or '\\', ..]
        && path.All(static character => character is > ' ' and < (char)0x7f and not '\\')
        && StaysAsWritten(path);

    // A browser, and whoever makes the path absolute, takes out steps up and dots, however they are written: what stood in the
    // middle may stand first then ("/console/..//host").
    private static bool StaysAsWritten(string path) =>
        Uri.TryCreate("http://site" + path, UriKind.Absolute, out var whole)
        && whole.Host == "site"
        && whole.AbsolutePath == path.Split('?', '#')[0]
        && !whole.AbsolutePath.Contains("//", StringComparison.Ordinal);
}
