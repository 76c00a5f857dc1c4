using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Where links and pictures of an article may lead, and how a browser is to treat them.</summary>
internal static class SafeLinks
{
    private const string Uploads = "/uploads/";

    /// <param name="losses">Gets what was whole until here and is not let through after all.</param>
    public static void Apply(IElement body, BodyLosses losses)
    {
        foreach (var link in body.QuerySelectorAll("a").ToList())
        {
            if (link.GetAttribute("href") is { } target && IsLink(target))
            {
                link.SetAttribute("rel", "noopener nofollow");
            }
            else
            {
                if (link.GetAttribute("href") is { Length: > 0 } refused)
                {
                    losses.Add("链接没有保留，文字还在：地址不安全", refused);
                }

                link.Replace([.. link.ChildNodes]);
            }
        }

        foreach (var picture in body.QuerySelectorAll("img").ToList())
        {
            if (picture.GetAttribute("src") is { } source && IsPicture(source))
            {
                picture.SetAttribute("loading", "lazy");
                picture.SetAttribute("alt", picture.GetAttribute("alt") ?? "");
            }
            else
            {
                losses.Add("图片没有保留：地址不安全", picture.GetAttribute("src") ?? "");
                picture.Remove();
            }
        }
    }

    /// <summary>http, https, mailto, tel, or a path on this site.</summary>
    private static bool IsLink(string target) => IsSitePath(target) || SchemeOf(target) is "http" or "https" or "mailto" or "tel";

    /// <summary>http, https, or an upload of this site.</summary>
    private static bool IsPicture(string source) =>
        (IsSitePath(source) && source.StartsWith(Uploads, StringComparison.Ordinal) && !LeavesItsFolder(source))
        || SchemeOf(source) is "http" or "https";

    // "//host" and "/\host" lead to another site, and a browser reads "/<tab>/host" as the first.
    private static bool IsSitePath(string target) =>
        target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal) && !target.Contains('\\', StringComparison.Ordinal)
        && !target.Any(char.IsControl);

    private static bool LeavesItsFolder(string path) =>
        path.Contains("..", StringComparison.Ordinal) || path.Contains("%2e", StringComparison.OrdinalIgnoreCase);

    private static string? SchemeOf(string target) => Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.Scheme : null;
}
