using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Which paths are public pages of this site; on other sites the same words mean other pages.</summary>
public static partial class SitePaths
{
    /// <param name="path">From the root, with or without a query.</param>
    public static bool IsPage(string path) => Page().IsMatch(path);

    [GeneratedRegex(
        @"\A/(?:boards/[a-z0-9-]+(?:/feed\.xml)?|articles/[0-9]+|search|directory|sources|feed\.xml|services(?:/[0-9a-z-]+)?|topics(?:/[a-z0-9-]+)?|cases/(?:new|progress)|sandbox/phone)?(?:[?#].*)?\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
