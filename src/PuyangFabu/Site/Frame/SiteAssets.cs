using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>The files that pages link, embedded in the program so that they are there wherever it is started from.</summary>
public sealed class SiteAssets
{
    /// <summary>The style sheet is kept in parts and served as one file, in this order.</summary>
    private static readonly string[] StyleParts = ["tokens", "page", "masthead", "lists", "covers", "article", "directory", "forms", "footer", "print"];

    private readonly FrozenDictionary<string, SiteAsset> boardCovers;

    public SiteAssets()
    {
        var style = string.Join('\n', StyleParts.Select(static part => Encoding.UTF8.GetString(Read($"Site/Styles/{part}.css"))));
        StyleSheet = new SiteAsset("text/css; charset=utf-8", Encoding.UTF8.GetBytes(style));
        StylePath = $"/site/site.{Hash(StyleSheet.Content)}.css";
        Icon = new SiteAsset("image/svg+xml", Read("Site/Icons/favicon.svg"));
        LegacyIcon = new SiteAsset("image/x-icon", Read("Site/Icons/favicon.ico"));
        boardCovers = ReadBoardCovers().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public SiteAsset StyleSheet { get; }

    /// <summary>Changes with the content, so that browsers may keep the file for ever.</summary>
    public string StylePath { get; }

    public SiteAsset Icon { get; }

    public SiteAsset LegacyIcon { get; }

    /// <summary>The picture of a board for news cards, 900 x 383; boards made later share one.</summary>
    public SiteAsset BoardCover(string slug) => boardCovers[BoardCoverName(slug)];

    /// <summary>The board whose cover that is, or <c>default</c>.</summary>
    public string BoardCoverName(string slug) => boardCovers.ContainsKey(slug) ? slug.ToLowerInvariant() : "default";

    private static IEnumerable<KeyValuePair<string, SiteAsset>> ReadBoardCovers()
    {
        const string folder = "Covers/";
        const string ending = ".png";
        foreach (var name in typeof(SiteAssets).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            {
                var slug = name[folder.Length..^ending.Length];
                yield return new(slug, new SiteAsset("image/png", Read(name)));
            }
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded file '{name}' is missing.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string Hash(byte[] content) => Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 9));
}
