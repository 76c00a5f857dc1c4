using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Sources.Reading;

/// <summary>What stands on a feed or a list page.</summary>
/// <param name="Entries">In the site's order; at most <see cref="MostEntries"/>.</param>
/// <param name="Problem">Why there are none, in Chinese; null when there are some.</param>
public sealed record SiteReading(IReadOnlyList<SiteEntry> Entries, string? Problem)
{
    /// <summary>What stands further down was there before.</summary>
    public const int MostEntries = 200;

    /// <summary>What is read of a page that nobody can wait for.</summary>
    public static readonly SiteReading TooSlow = Failed("内容太复杂，读得太久，放下了");

    public static SiteReading Of(IReadOnlyList<SiteEntry> entries, string ifNone) => entries.Count > 0 ? new(entries, null) : Failed(ifNone);

    public static SiteReading Failed(string problem) => new([], problem);
}

/// <summary>One entry of it; all but its text within the lengths that an article may have.</summary>
/// <param name="Title">One line, never empty.</param>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="Author">One line; empty where none is named.</param>
/// <param name="Body">HTML; empty where the feed has none, and cut where it is longer than an article may be, which therefore refuses it.</param>
/// <param name="Date">When it was published, as the site has it.</param>
public sealed partial record SiteEntry(string Title, string Url, string Author, string Body, FoundDate Date)
{
    private const int LongestTitle = 200;
    private const int LongestAuthor = 100;
    private const int LongestUrl = 1024;
    private const int LongestBody = ArticleInputRules.LongestBody + 1;

    /// <summary>Of a title that is no title no more is looked at.</summary>
    private const int LongestLine = 10_000;

    private static readonly char[] Blanks = [' ', '\u00A0', '\u3000'];

    /// <summary>When it was published; null where that is not said or cannot be.</summary>
    public DateTimeOffset? At => Date.At;

    /// <param name="page">The address that relative ones are relative to.</param>
    /// <returns>Null for what has no title or leads nowhere.</returns>
    public static SiteEntry? Of(Uri page, string title, string link, string author, string body, FoundDate date)
    {
        var line = Line(title, LongestTitle);
        if (line.Length == 0 || link.Trim() is not { Length: > 0 } address || (address.StartsWith('#') && !IsRoute(address)) || !Uri.TryCreate(page, address, out var url)
            || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            return null;
        }

        var whole = SessionNumber().Replace(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), "") + (IsRoute(url.Fragment) ? url.Fragment : "");
        return whole.Length > LongestUrl ? null
            : new SiteEntry(line, whole, Line(author, LongestAuthor), Storable(Beginning(body, LongestBody)).Replace("\0", "", StringComparison.Ordinal), date);
    }

    // Of a site that is one page, made by a script, what stands behind the hash is where an entry lies; #! and #/ alone lead nowhere.
    private static bool IsRoute(string fragment) => fragment.Length > 2 && (fragment.StartsWith("#/", StringComparison.Ordinal) || fragment.StartsWith("#!", StringComparison.Ordinal));

    private static string Line(string text, int longest)
    {
        var seen = InvisibleCharacters.Without(Storable(Beginning(text, LongestLine)));
        var line = string.Join(' ', seen.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : $"{WholeCharacters.Prefix(line, longest - 1)}…";
    }

    private static string Beginning(string text, int longest) => text.Length > longest ? text[..longest] : text;

    // Half a character can be written as a number and is in no encoding: no database takes it.
    private static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Java's servers write one into each link for who brings no cookie: another one at each reading.
    [GeneratedRegex(";jsessionid=[^?#/]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SessionNumber();
}
