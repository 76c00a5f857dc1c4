using System.Collections.Frozen;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Content.Boards.Covers;

/// <summary>The pictures of the boards for news cards, 900 x 383, embedded in the program; boards made later share one.</summary>
public sealed class BoardCovers
{
    private const string Shared = "default";
    private const string Folder = "Covers/";
    private const string Ending = ".png";

    private readonly FrozenDictionary<string, ServedFile> covers = ReadAll().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public ServedFile Of(string slug) => covers[NameOf(slug)];

    /// <summary>The board whose cover that is, or <c>default</c>.</summary>
    public string NameOf(string slug) => covers.ContainsKey(slug) ? slug.ToLowerInvariant() : Shared;

    private static IEnumerable<KeyValuePair<string, ServedFile>> ReadAll() =>
        typeof(BoardCovers).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(static name => KeyValuePair.Create(name[Folder.Length..^Ending.Length], ServedFile.Embedded("image/png", name)));
}
